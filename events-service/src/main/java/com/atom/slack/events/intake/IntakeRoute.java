package com.atom.slack.events.intake;

import java.time.Clock;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import com.atom.slack.kit.correlation.RequestId;

/**
 * {@code POST /events} and {@code POST /events/{app_id}} on Vert.x itself: the signature is over the raw bytes, and
 * nothing of a REST layer would be used. Everything runs on event loops; nothing here blocks.
 */
@Singleton
class IntakeRoute {

    /** Before the handlers of the REST layer, which would look at the body's size in their own way. */
    private static final int FIRST = -1000;

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LONGEST_RETRY_HEADER = 64;
    private static final long LINGER_MILLIS = 1000;

    private final Intake intake;
    private final IntakeCounters counters;
    private final IntakeConfig config;
    private final Vertx vertx;
    private final Clock clock;

    IntakeRoute(Intake intake, IntakeCounters counters, IntakeConfig config, Vertx vertx, Clock clock) {
        this.intake = intake;
        this.counters = counters;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    void open(@Observes Router router) {
        router.post("/events").order(FIRST).handler(this::receive);
        router.post("/events/:app").order(FIRST).handler(this::receive);
    }

    private void receive(RoutingContext call) {
        HttpServerRequest request = call.request();
        String correlation = RequestId.begin(request.getHeader(RequestId.HEADER));
        call.response().putHeader(RequestId.HEADER, correlation);
        Timer.Sample since = counters.start();
        BodyReader.read(request, vertx, config, body -> {
            switch (body) {
                case Body.Whole(byte[] bytes) -> take(call, correlation, bytes, since);
                case Body.TooLarge() -> turnAway(call, Outcome.TOO_LARGE);
                case Body.TooSlow() -> turnAway(call, Outcome.TOO_SLOW);
            }
        });
    }

    private void take(RoutingContext call, String correlation, byte[] body, Timer.Sample since) {
        Context loop = vertx.getOrCreateContext();
        intake.take(delivery(call, correlation, body)).onSuccess(answer -> {
            counters.count(answer.outcome(), since);
            loop.runOnContext(ignored -> send(call.response(), answer));
        });
    }

    private Delivery delivery(RoutingContext call, String correlation, byte[] body) {
        HttpServerRequest request = call.request();
        String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return new Delivery(
                call.pathParam("app"),
                request.headers().getAll("X-Slack-Signature"),
                request.headers().getAll("X-Slack-Request-Timestamp"),
                brief(request.getHeader("X-Slack-Retry-Num")),
                brief(request.getHeader("X-Slack-Retry-Reason")),
                contentType != null && contentType.regionMatches(true, 0, FORM, 0, FORM.length()),
                correlation,
                clock.instant(),
                body);
    }

    private static @Nullable String brief(@Nullable String header) {
        return header == null || header.length() > LONGEST_RETRY_HEADER ? null : header;
    }

    private static void send(HttpServerResponse response, Answer answer) {
        response.setStatusCode(answer.outcome().status());
        if (answer.outcome().refused()) {
            response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        if (answer.text() == null) {
            response.end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(answer.text());
        }
    }

    /**
     * Answers without having read the whole body, so the connection cannot be used again. What still arrives is thrown
     * away for a moment: closing on a sender in mid-sentence would reset the connection, and the answer with it.
     */
    private void turnAway(RoutingContext call, Outcome outcome) {
        counters.count(outcome);
        HttpServerRequest request = call.request();
        request.handler(ignored -> {});
        request.exceptionHandler(broken -> {});
        long timer = vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
        call.response()
                .setStatusCode(outcome.status())
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end()
                .onComplete(sent -> request.end().onComplete(heard -> {
                    vertx.cancelTimer(timer);
                    request.connection().close();
                }));
    }
}
