package com.atom.slack.gateway.owners;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.kit.correlation.RequestId;
import com.atom.slack.kit.identity.InternalTokens;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;

/**
 * The one way to ask another service. Every call carries an internal token, the request id and a deadline; redirects are not
 * followed, nothing is retried, and a service that cannot be reached is a {@code SERVICE_UNAVAILABLE} problem naming it.
 */
@ApplicationScoped
public class Owners {

    private static final int CONNECT_MILLIS = 1000;

    private final WebClient client;
    private final InternalTokens tokens;
    private final ObjectMapper mapper;
    private final OwnersConfig config;

    Owners(Vertx vertx, InternalTokens tokens, ObjectMapper mapper, OwnersConfig config) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setMaxPoolSize(config.connections())
                        .setUserAgentEnabled(false)
                        .setFollowRedirects(false));
        this.tokens = tokens;
        this.mapper = mapper;
        this.config = config;
    }

    /** Asks a question of lib/contracts, or its JSON tree, by POST. */
    public Uni<OwnerAnswer> ask(ServiceName owner, String path, Caller caller, Object question, Duration deadline) {
        return ask(
                owner,
                HttpMethod.POST,
                path,
                caller,
                Map.of("Content-Type", "application/json"),
                json(question),
                deadline);
    }

    /**
     * Any request.
     *
     * @param path with its query, as it is to be sent
     * @param headers beside those of every call
     */
    public Uni<OwnerAnswer> ask(
            ServiceName owner,
            HttpMethod method,
            String path,
            Caller caller,
            Map<String, String> headers,
            Buffer body,
            Duration deadline) {
        HttpRequest<io.vertx.mutiny.core.buffer.Buffer> request = client.requestAbs(
                        method, base(config.of(owner).url()) + path)
                .putHeader("Authorization", tokens.bearer(caller, owner))
                .putHeader(RequestId.HEADER, RequestId.current())
                .timeout(deadline.toMillis());
        headers.forEach(request::putHeader);
        return request.sendBuffer(io.vertx.mutiny.core.buffer.Buffer.newInstance(body))
                .ifNoItem()
                .after(deadline)
                .fail()
                .map(Owners::answer)
                .onFailure()
                .transform(failure -> away(owner, failure));
    }

    private static OwnerAnswer answer(HttpResponse<io.vertx.mutiny.core.buffer.Buffer> response) {
        return new OwnerAnswer(
                response.statusCode(),
                response.headers(),
                response.body() == null ? Buffer.buffer() : response.body().getDelegate());
    }

    private static Problem away(ServiceName owner, Throwable failure) {
        Log.warnf(
                "owner does not answer owner=%s reason=%s",
                owner.audience(), failure.getClass().getSimpleName());
        return CommonProblem.SERVICE_UNAVAILABLE.because(
                owner.audience() + " does not answer at the moment", Map.of("part", owner.audience()));
    }

    private Buffer json(Object question) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(question));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a question cannot be written as JSON", impossible);
        }
    }

    private static String base(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
