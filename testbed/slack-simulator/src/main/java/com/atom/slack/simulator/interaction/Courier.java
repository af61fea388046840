package com.atom.slack.simulator.interaction;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.delivery.SlackSignature;
import com.atom.slack.simulator.pace.Pace;

/** One signed form with three seconds to answer; sent once, never again. */
final class Courier {
    static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int CONNECTIONS = 64;

    private final Vertx vertx;
    private final Pace pace;
    private final HttpClient client;

    Courier(Vertx vertx, Pace pace) {
        this.vertx = vertx;
        this.pace = pace;
        HttpClientOptions http = new HttpClientOptions()
                .setConnectTimeout((int) DEADLINE.toMillis())
                .setKeepAliveTimeout(30);
        this.client = vertx.httpClientBuilder()
                .with(http)
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                .withConnectHandler(connection -> connection.exceptionHandler(Courier::nothingToTell))
                .build();
    }

    private static void nothingToTell(Throwable unusedBroken) {}

    /** Always succeeds; a failure is in the reply. */
    Future<Reply> post(App app, String url, String form) {
        long began = pace.millis();
        Promise<Reply> heard = Promise.promise();
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        long timer = vertx.setTimer(DEADLINE.toMillis(), late -> {
            if (heard.tryComplete(Reply.failed("operation_timeout", pace.millis() - began)) && sent.get() != null) {
                sent.get().reset();
            }
        });
        RequestOptions options;
        try {
            options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url);
        } catch (RuntimeException e) {
            vertx.cancelTimer(timer);
            return Future.succeededFuture(Reply.failed("dispatch_failed", 0));
        }
        client.request(options)
                .compose(request -> {
                    sent.set(request);
                    byte[] body = form.getBytes(StandardCharsets.UTF_8);
                    sign(app, request.headers(), body);
                    return request.send(Buffer.buffer(body));
                })
                .compose(response ->
                        response.body().map(body -> Reply.answered(response.statusCode(), body, pace.millis() - began)))
                .onSuccess(heard::tryComplete)
                .onFailure(broken -> heard.tryComplete(Reply.failed("dispatch_failed", pace.millis() - began)));
        return heard.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void sign(App app, MultiMap headers, byte[] body) {
        String timestamp = Long.toString(pace.seconds());
        headers.set("Content-Type", "application/x-www-form-urlencoded");
        headers.set("Accept", "application/json,*/*");
        headers.set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
        headers.set("X-Slack-Request-Timestamp", timestamp);
        headers.set("X-Slack-Signature", SlackSignature.of(app.signingSecret(), timestamp, body));
    }
}
