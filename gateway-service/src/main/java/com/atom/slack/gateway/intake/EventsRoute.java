package com.atom.slack.gateway.intake;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;

import com.atom.slack.gateway.door.ReceivedBody;
import com.atom.slack.gateway.owners.OwnersConfig;

/**
 * Slack's deliveries on their way to events-service: every byte of the body and every header but those of the connection, because
 * the signature is over the raw body. Answers come back as they are; a delivery that cannot be handed over is answered 503 with
 * an empty body, and Slack sends it again. The door has checked their size. Open to everybody and not limited: the signature is the credential.
 */
@Singleton
class EventsRoute {

    private static final String PATH = "/api/integrations/slack/events";
    private static final int CONNECT_MILLIS = 500;
    private static final int UNAVAILABLE = 503;

    /** RFC 9110, section 7.6.1, with the two that the client library sets itself. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "host",
            "content-length");

    private final WebClient client;
    private final String target;
    private final OwnersConfig config;

    EventsRoute(Vertx vertx, OwnersConfig config) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setMaxPoolSize(config.connections())
                        .setUserAgentEnabled(false)
                        .setFollowRedirects(false));
        URI events = config.events().url();
        this.target = events.getScheme() + "://" + events.getAuthority() + "/events";
        this.config = config;
    }

    void open(@Observes Router router) {
        for (String path : new String[] {PATH, PATH + "/:app"}) {
            router.post(path).handler(this::pass).failureHandler(this::refuse);
        }
    }

    private void pass(RoutingContext context) {
        Buffer body = Buffer.buffer(ReceivedBody.of(context));
        String path = context.request().uri().substring(PATH.length());
        client.postAbs(target + path)
                .putHeaders(withoutConnection(context.request().headers()))
                .timeout(config.intakeDeadline().toMillis())
                .sendBuffer(body)
                .onSuccess(answer -> answer(context, answer))
                .onFailure(failure -> away(context, failure));
    }

    private void answer(RoutingContext context, HttpResponse<Buffer> answer) {
        context.response().setStatusCode(answer.statusCode());
        MultiMap headers = withoutConnection(answer.headers());
        headers.names().forEach(name -> context.response().putHeader(name, headers.getAll(name)));
        context.response().end(answer.body() == null ? Buffer.buffer() : answer.body());
    }

    private void away(RoutingContext context, Throwable failure) {
        Log.warnf(
                "delivery is left to Slack's retry, events-service does not answer reason=%s",
                failure.getClass().getSimpleName());
        context.response().setStatusCode(UNAVAILABLE).end();
    }

    private void refuse(RoutingContext context) {
        int status = context.statusCode() < 400 ? UNAVAILABLE : context.statusCode();
        if (!context.response().headWritten()) {
            context.response().setStatusCode(status).end();
        }
    }

    private static MultiMap withoutConnection(MultiMap headers) {
        MultiMap kept = HttpHeaders.headers();
        for (Map.Entry<String, String> header : headers) {
            if (!OF_THE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                kept.add(header.getKey(), header.getValue());
            }
        }
        return kept;
    }
}
