package com.atom.slack.simulator.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.pace.Pace;

/** One signed POST with three seconds to answer, following at most two redirects. */
final class Postman {
    static final int CONNECTIONS = 64;
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int REDIRECTS = 2;

    /**
     * How an attempt went.
     *
     * @param status   of the answer; 0 when there was none
     * @param failure  empty when it was taken, else Slack's retry reason
     * @param noRetry  the app asked not to be sent this again
     * @param millis   from sending to the answer
     */
    record Outcome(int status, String failure, boolean noRetry, long millis, Buffer body) {
        boolean isTaken() {
            return failure.isEmpty();
        }
    }

    private final Vertx vertx;
    private final HttpClient client;
    private final Pace pace;

    Postman(Vertx vertx, Pace pace) {
        this.vertx = vertx;
        this.pace = pace;
        HttpClientOptions http = new HttpClientOptions()
                .setConnectTimeout((int) DEADLINE.toMillis())
                .setKeepAliveTimeout(30);
        this.client = vertx.httpClientBuilder()
                .with(http)
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                .withConnectHandler(connection -> connection.exceptionHandler(Postman::nothingToTell))
                .build();
    }

    /** A connection that breaks fails the attempt that uses it; the connection itself has nothing to tell. */
    private static void nothingToTell(Throwable unusedBroken) {}

    void post(App app, byte[] body, int attempt, String reason, Consumer<Outcome> heard) {
        new Attempt(app, Buffer.buffer(body), attempt, reason, heard).start(app.requestUrl(), 0);
    }

    void close() {
        client.close();
    }

    /** One attempt; whatever ends it first decides. */
    private final class Attempt {
        private final App app;
        private final Buffer body;
        private final int number;
        private final String reason;
        private final Consumer<Outcome> heard;
        private final long began = pace.millis();
        private final long timer = vertx.setTimer(DEADLINE.toMillis(), id -> failed("http_timeout"));
        private boolean over;
        private @Nullable HttpClientRequest request;

        Attempt(App app, Buffer body, int number, String reason, Consumer<Outcome> heard) {
            this.app = app;
            this.body = body;
            this.number = number;
            this.reason = reason;
            this.heard = heard;
        }

        void start(String url, int redirects) {
            RequestOptions options;
            try {
                options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url);
            } catch (RuntimeException e) {
                failed("connection_failed");
                return;
            }
            client.request(options)
                    .onFailure(failure -> failed("connection_failed"))
                    .onSuccess(ready -> {
                        request = ready;
                        if (over) {
                            ready.reset();
                            return;
                        }
                        headers(ready.headers());
                        ready.send(body)
                                .onFailure(failure -> failed("connection_failed"))
                                .onSuccess(response -> answered(response, redirects));
                    });
        }

        private void headers(MultiMap headers) {
            String timestamp = Long.toString(pace.seconds());
            headers.set("Content-Type", "application/json");
            headers.set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
            headers.set("X-Slack-Request-Timestamp", timestamp);
            headers.set("X-Slack-Signature", SlackSignature.of(app.signingSecret(), timestamp, body.getBytes()));
            if (number > 0) {
                headers.set("X-Slack-Retry-Num", Integer.toString(number));
                headers.set("X-Slack-Retry-Reason", reason);
            }
        }

        private void answered(HttpClientResponse response, int redirects) {
            int status = response.statusCode();
            String location = response.getHeader("Location");
            if ((status == 301 || status == 302) && location != null) {
                if (redirects == REDIRECTS) {
                    failed("too_many_redirects");
                } else {
                    start(URI.create(app.requestUrl()).resolve(location).toString(), redirects + 1);
                }
                return;
            }
            boolean noRetry = "1".equals(response.getHeader("X-Slack-No-Retry"));
            String failure = status / 100 == 2 ? "" : "http_error";
            response.body()
                    .onFailure(broken -> failed("connection_failed"))
                    .onSuccess(answer -> end(new Outcome(status, failure, noRetry, took(), answer)));
        }

        private void failed(String why) {
            if (!over && request != null) {
                request.reset();
            }
            end(new Outcome(0, why, false, took(), Buffer.buffer()));
        }

        private long took() {
            return pace.millis() - began;
        }

        private void end(Outcome outcome) {
            if (!over) {
                over = true;
                vertx.cancelTimer(timer);
                heard.accept(outcome);
            }
        }
    }
}
