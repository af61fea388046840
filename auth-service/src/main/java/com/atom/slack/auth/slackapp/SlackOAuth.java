package com.atom.slack.auth.slackapp;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import com.slack.api.util.http.SlackHttpClient;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import okhttp3.OkHttpClient;

import com.atom.slack.auth.blocking.WorkerPool;

/**
 * The exchange of a code for tokens. Slack reports errors with HTTP 200 and nests user tokens, which its own client
 * understands; that client blocks, so it runs on the worker pool. No redirect is followed and nothing is tried again: a code is
 * good for one call.
 */
@Singleton
public class SlackOAuth {

    private static final Pattern ERROR_CODE = Pattern.compile("[a-z0-9_]{1,60}");
    private static final int TOO_MANY_REQUESTS = 429;

    private final SlackConfig config;
    private final SlackApp app;
    private final WorkerPool workers;
    private final GrantReader reader;
    private final Slack slack;

    SlackOAuth(SlackConfig config, SlackApp app, WorkerPool workers, Clock clock) {
        this.config = config;
        this.app = app;
        this.workers = workers;
        this.reader = new GrantReader(clock);
        this.slack = client(config, app);
    }

    private static Slack client(SlackConfig config, SlackApp app) {
        int deadline = Math.toIntExact(config.timeout().toMillis());
        var sdk = new com.slack.api.SlackConfig();
        sdk.setMethodsEndpointUrlPrefix(app.methodsPrefix());
        sdk.setHttpClientCallTimeoutMillis(deadline);
        sdk.setHttpClientReadTimeoutMillis(deadline);
        sdk.setHttpClientWriteTimeoutMillis(deadline);
        sdk.setStatsEnabled(false);
        // the default listener writes whole answers, tokens included, at DEBUG
        sdk.setHttpClientResponseHandlers(List.of());
        OkHttpClient http = SlackHttpClient.buildOkHttpClient(sdk)
                .newBuilder()
                .connectTimeout(config.timeout())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        return Slack.getInstance(sdk, new SlackHttpClient(http));
    }

    @PreDestroy
    void close() throws Exception {
        slack.close();
    }

    /** One call, within the configured deadline. */
    public Uni<Exchange> exchange(String code) {
        return workers.run(() -> call(code));
    }

    private Exchange call(String code) {
        try {
            return read(slack.methods()
                    .oauthV2Access(request -> request.clientId(config.clientId().orElseThrow())
                            .clientSecret(config.clientSecret().orElseThrow())
                            .code(code)
                            .redirectUri(app.redirectUri().toString())));
        } catch (SlackApiException unexpectedStatus) {
            return refused(unexpectedStatus);
        } catch (IOException | JsonParseException unreachable) {
            // only the class: messages may quote what was sent or received
            Log.warnf(
                    "code exchange got no usable answer reason=%s",
                    unreachable.getClass().getSimpleName());
            return new Exchange.Unreachable();
        }
    }

    private Exchange read(OAuthV2AccessResponse answer) {
        if (!answer.isOk()) {
            return new Exchange.Refused(errorCode(answer.getError()), Optional.empty());
        }
        return reader.read(answer)
                .<Exchange>map(Exchange.Granted::new)
                .orElseGet(() -> new Exchange.Refused("incomplete_answer", Optional.empty()));
    }

    private static Exchange refused(SlackApiException failure) {
        int status = failure.getResponse().code();
        if (status == TOO_MANY_REQUESTS) {
            return new Exchange.Refused("ratelimited", retryAfter(failure));
        }
        Log.warnf("code exchange was answered with an unexpected status status=%d", status);
        return new Exchange.Unreachable();
    }

    private static Optional<Integer> retryAfter(SlackApiException failure) {
        return Optional.ofNullable(failure.getResponse().header("Retry-After"))
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(Integer::valueOf);
    }

    /** Slack's code when it looks like one, because it is shown to people. */
    public static String errorCode(String given) {
        return given != null && ERROR_CODE.matcher(given).matches() ? given : "unknown_error";
    }
}
