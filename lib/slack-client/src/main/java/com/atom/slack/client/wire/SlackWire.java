package com.atom.slack.client.wire;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.codec.BodyCodec;

/**
 * Sends one call with the token in the header, never follows a redirect, and reads at most the configured size. Reads go as GET,
 * writes as forms: every method takes them, and arrays and objects are JSON texts in both.
 */
@Singleton
public class SlackWire {

    private static final String USER_AGENT = "atom-slack-integration/1.0";
    private static final int CONNECT_MILLIS = 5_000;

    /** Parsing more than this would hold the event loop for a millisecond or more. */
    private static final int LARGE_BYTES = 128 * 1024;

    private final Vertx vertx;
    private final WebClient client;
    private final WireConfig config;
    private final Clock clock;
    private final JsonMapper mapper = JsonMapper.builder()
            // numbers are kept as Slack wrote them
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    public SlackWire(Vertx vertx, WireConfig config, Clock clock) {
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        this.client = WebClient.create(vertx, options(config));
    }

    private static WebClientOptions options(WireConfig config) {
        WebClientOptions options = new WebClientOptions();
        options.setUserAgent(USER_AGENT)
                .setFollowRedirects(false)
                .setDecompressionSupported(true)
                .setMaxPoolSize(config.maxConcurrentRequests())
                .setConnectTimeout(CONNECT_MILLIS);
        return options;
    }

    /**
     * @param method as Slack spells it
     * @param params query parameters
     * @param token goes into the header and nowhere else
     * @return fails when there is no answer in time, or with {@link AnswerTooLarge}
     */
    public Uni<WireAnswer> get(String method, Map<String, String> params, String token) {
        return exchange(() -> {
            HttpRequest<io.vertx.core.buffer.Buffer> request = request(HttpMethod.GET, method, token);
            params.forEach(request::addQueryParam);
            return request.send();
        });
    }

    /** As {@link #get}, with the parameters in the body. */
    public Uni<WireAnswer> post(String method, Map<String, String> params, String token) {
        return exchange(() -> request(HttpMethod.POST, method, token)
                .sendForm(MultiMap.caseInsensitiveMultiMap().addAll(params)));
    }

    private Uni<WireAnswer> exchange(Supplier<Uni<HttpResponse<io.vertx.core.buffer.Buffer>>> sending) {
        return Uni.createFrom().deferred(() -> {
            Instant asked = clock.instant();
            return sending.get()
                    .chain(response -> answer(response, asked))
                    .ifNoItem()
                    .after(config.timeout())
                    .fail();
        });
    }

    private HttpRequest<io.vertx.core.buffer.Buffer> request(HttpMethod verb, String method, String token) {
        HttpRequest<Buffer> request = client.requestAbs(verb, config.apiBaseUrl() + "/" + method)
                .timeout(config.timeout().toMillis())
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Accept", "application/json");
        return request.as(
                BodyCodec.newInstance(CappedBody.of(config.largestAnswer().asLongValue())));
    }

    private Uni<WireAnswer> answer(HttpResponse<io.vertx.core.buffer.Buffer> response, Instant asked) {
        Duration took = Duration.between(asked, clock.instant());
        return parsed(response.body())
                .map(body -> new WireAnswer(
                        response.statusCode(),
                        body,
                        Optional.ofNullable(response.getHeader("Retry-After")),
                        Optional.ofNullable(response.getHeader("Date")),
                        took));
    }

    private Uni<JsonNode> parsed(io.vertx.core.buffer.Buffer body) {
        return body.length() < LARGE_BYTES
                ? Uni.createFrom().item(() -> parse(body))
                : vertx.executeBlocking(() -> parse(body), false);
    }

    private JsonNode parse(io.vertx.core.buffer.Buffer body) {
        try {
            JsonNode node = mapper.readTree(body.getBytes());
            return node.isObject() ? node : MissingNode.getInstance();
        } catch (IOException malformed) {
            return MissingNode.getInstance();
        }
    }
}
