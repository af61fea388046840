package com.atom.slack.auth.slackapp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import okhttp3.OkHttpClient;

import com.atom.slack.auth.blocking.WorkerPool;

/**
 * Slack's own client, for the calls that are about tokens. It blocks, so it runs on the worker pool. No redirect is followed, for
 * a secret is on board, and nothing is tried again: whoever calls knows what a second call would mean.
 */
@Singleton
class SlackClient {

    private static final Pattern ERROR_CODE = Pattern.compile("[a-z0-9_]{1,60}");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** Slack's codes for a failure of its own before it did anything. */
    private static final Set<String> NOT_TAKEN =
            Set.of("ratelimited", "rate_limited", "service_unavailable", "team_added_to_org");

    /** Slack's codes that leave open how far it got. */
    private static final Set<String> DOUBTFUL = Set.of("fatal_error", "internal_error", "request_timeout");

    private final WorkerPool workers;
    private final Slack slack;

    SlackClient(SlackConfig config, SlackApp app, WorkerPool workers) {
        this.workers = workers;
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

    /** A call with Slack's client. */
    interface Call<T extends SlackApiTextResponse> {
        T answer(MethodsClient methods) throws IOException, SlackApiException;
    }

    /** One call, within the configured deadline; never fails for what Slack or the network does. */
    <T extends SlackApiTextResponse> Uni<Reply<T>> call(String method, Call<T> call) {
        return workers.run(() -> reply(method, call));
    }

    private <T extends SlackApiTextResponse> Reply<T> reply(String method, Call<T> call) {
        try {
            T answer = call.answer(slack.methods());
            return answer.isOk() ? new Reply.Done<>(answer) : refused(errorCode(answer.getError()));
        } catch (SlackApiException unexpectedStatus) {
            return failed(method, unexpectedStatus);
        } catch (ConnectException | UnknownHostException | NoRouteToHostException neverSent) {
            return new Reply.NotTaken<>("unreachable", Optional.empty());
        } catch (IOException | JsonParseException lost) {
            // only the class: messages may quote what was sent or received
            Log.warnf(
                    "slack gave no usable answer method=%s reason=%s",
                    method, lost.getClass().getSimpleName());
            return new Reply.Lost<>();
        }
    }

    private static <T> Reply<T> refused(String error) {
        if (NOT_TAKEN.contains(error)) {
            return new Reply.NotTaken<>(error, Optional.empty());
        }
        return DOUBTFUL.contains(error) ? new Reply.Lost<>() : new Reply.Refused<>(error);
    }

    private static <T> Reply<T> failed(String method, SlackApiException failure) {
        int status = failure.getResponse().code();
        if (status == TOO_MANY_REQUESTS) {
            return new Reply.NotTaken<>("ratelimited", retryAfter(failure));
        }
        Log.warnf("slack answered with an unexpected status method=%s status=%d", method, status);
        return status >= SERVER_ERROR ? new Reply.NotTaken<>("status_" + status, Optional.empty()) : new Reply.Lost<>();
    }

    private static Optional<Integer> retryAfter(SlackApiException failure) {
        return Optional.ofNullable(failure.getResponse().header("Retry-After"))
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(Integer::valueOf);
    }

    /** Slack's code when it looks like one, because it is shown to people. */
    static String errorCode(String given) {
        return given != null && ERROR_CODE.matcher(given).matches() ? given : "unknown_error";
    }
}
