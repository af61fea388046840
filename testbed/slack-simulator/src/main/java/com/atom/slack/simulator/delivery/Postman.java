package com.atom.slack.simulator.delivery;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
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

import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Cut;

/** One signed POST with three seconds to answer, following at most two redirects. */
final class Postman {
    private static final int CONNECTIONS = 512;
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    /** A little less, so that who cannot be reached is told from who does not answer. */
    private static final Duration CONNECT = Duration.ofMillis(2800);

    private static final int REDIRECTS = 2;
    private static final long CUT_AFTER_MILLIS = 50;

    private final Vertx vertx;
    private final HttpClient client;
    private final Pace pace;

    Postman(Vertx vertx, Pace pace) {
        this.vertx = vertx;
        this.pace = pace;
        HttpClientOptions http = new HttpClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setTcpNoDelay(true)
                .setKeepAliveTimeout(30);
        this.client = vertx.httpClientBuilder()
                .with(http)
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                .withConnectHandler(connection -> connection.exceptionHandler(Postman::nothingToTell))
                .build();
    }

    /** A connection that breaks fails the attempt that uses it; the connection itself has nothing to tell. */
    private static void nothingToTell(Throwable unusedBroken) {}

    void post(Letter letter, Consumer<Outcome> heard) {
        new Attempt(letter, heard).start(letter.url(), 0);
    }

    void close() {
        client.close();
    }

    /** Slack's word for what went wrong before there was an answer. */
    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "ssl_error";
            }
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof ConnectTimeoutException) {
                return "connection_failed";
            }
        }
        return "unknown_error";
    }

    /** One attempt; whatever ends it first decides. */
    private final class Attempt {
        private final Letter letter;
        private final Consumer<Outcome> heard;
        private final long began = pace.millis();
        private final long timer = vertx.setTimer(DEADLINE.toMillis(), id -> failed("http_timeout"));
        private boolean over;
        private @Nullable HttpClientRequest request;

        Attempt(Letter letter, Consumer<Outcome> heard) {
            this.letter = letter;
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
            client.request(options).onFailure(this::failed).onSuccess(ready -> {
                request = ready;
                ready.exceptionHandler(Postman::nothingToTell);
                if (over) {
                    ready.reset();
                    return;
                }
                headers(ready.headers());
                send(ready).onFailure(this::failed).onSuccess(response -> answered(response, url, redirects));
            });
        }

        private void headers(MultiMap headers) {
            Tampering tampering = letter.tampering();
            String timestamp = Long.toString(pace.seconds() + tampering.shiftSeconds());
            String secret = letter.app().signingSecret() + (tampering.isForged() ? "0" : "");
            headers.set("Content-Type", "application/json");
            headers.set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
            headers.set("X-Slack-Request-Timestamp", timestamp);
            headers.set("X-Slack-Signature", SlackSignature.of(secret, timestamp, letter.body()));
            if (letter.attempt() > 0) {
                headers.set("X-Slack-Retry-Num", Integer.toString(letter.attempt()));
                headers.set("X-Slack-Retry-Reason", letter.httpReason());
            }
        }

        private Future<HttpClientResponse> send(HttpClientRequest ready) {
            Tampering tampering = letter.tampering();
            byte[] body = tampering.sent(letter.body());
            if (!tampering.isTruncated() && tampering.bodyAfterSeconds() == 0) {
                return ready.send(Buffer.buffer(body));
            }
            ready.putHeader("Content-Length", Integer.toString(body.length));
            if (tampering.isTruncated()) {
                ready.write(Buffer.buffer(Arrays.copyOf(body, body.length / 2)));
                vertx.setTimer(CUT_AFTER_MILLIS, id -> Cut.off(ready.connection()));
            } else {
                ready.sendHead();
                vertx.setTimer(tampering.bodyAfterSeconds() * 1000L, id -> {
                    if (!over) {
                        ready.end(Buffer.buffer(body));
                    }
                });
            }
            return ready.response();
        }

        private void answered(HttpClientResponse response, String url, int redirects) {
            int status = response.statusCode();
            String location = response.getHeader("Location");
            boolean noRetry = status / 100 != 2 && "1".equals(response.getHeader("X-Slack-No-Retry"));
            if ((status == 301 || status == 302) && location != null) {
                if (redirects < REDIRECTS) {
                    follow(url, location, redirects + 1);
                } else {
                    end(new Outcome("http", status, "too_many_redirects", noRetry, took(), "", Buffer.buffer()));
                }
                return;
            }
            String failure = status / 100 == 2 ? "" : "http_error";
            String type = response.headers().contains("Content-Type") ? response.getHeader("Content-Type") : "";
            String plain = type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
            response.body()
                    .onFailure(this::failed)
                    .onSuccess(body -> end(new Outcome("http", status, failure, noRetry, took(), plain, body)));
        }

        private void follow(String url, String location, int redirects) {
            try {
                start(URI.create(url).resolve(location).toString(), redirects);
            } catch (IllegalArgumentException e) {
                failed("unknown_error");
            }
        }

        private void failed(Throwable failure) {
            failed(reason(failure));
        }

        private void failed(String why) {
            if (!over) {
                end(Outcome.without(why, took()));
                if (request != null) {
                    request.reset();
                }
            }
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
