package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** How often each method may be called, beside the tiers that were published with Slack's own SDK. */
class RateTierTest {
    private static final Map<String, Integer> TIERS = Map.of("Tier1", 1, "Tier2", 20, "Tier3", 50, "Tier4", 100);
    /** What the terms tolerate on top unless told otherwise: ten per cent. */
    private static final double BURST = 0.1;

    /** What holds instead of the published tier, where that is not the documented one. */
    private record Instead(int perMinute, String why) {}

    private static final Map<String, Instead> EXCEPTIONS = Map.of(
            "apps.connections.open", new Instead(50, "its page says tier 3; the SDK was told tier 1"),
            "apps.event.authorizations.list", new Instead(600, "special: 600 a minute per app and workspace"),
            "auth.test", new Instead(600, "special: hundreds a minute; the SDK counts 600"),
            "assistant.search.context",
                    new Instead(10, "special: 10 and more a minute for each workspace; the SDK has none"),
            "chat.getPermalink", new Instead(600, "special: hundreds a minute; the SDK counts 600"),
            "chat.postMessage", new Instead(60, "special: one a second in each channel"),
            "oauth.v2.access", new Instead(600, "special: 600 a minute"),
            "oauth.v2.user.access", new Instead(600, "the SDK does not know it; limited as oauth.v2.access"),
            "users.conversations", new Instead(50, "its page says tier 3; the SDK was told tier 2"));

    @TempDir
    Path folder;

    private SimulatorServer server;

    @BeforeEach
    void start() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).strict());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyServedMethodHasItsPublishedTierOrADocumentedOtherOne() {
        // Given
        Map<String, Integer> published = new TreeMap<>();
        Json.own(Samples.text("specs/rate_limit_tiers.json"))
                .properties()
                .forEach(tier -> published.put(
                        tier.getKey(), TIERS.getOrDefault(tier.getValue().asText(), -1)));
        // When
        Map<String, Integer> served = served();
        // Then
        Map<String, Integer> expected = new TreeMap<>();
        served.keySet().forEach(method -> expected.put(method, published.getOrDefault(method, -1)));
        EXCEPTIONS.forEach((method, instead) -> {
            assertThat(expected).as("%s is served (%s)", method, instead.why).containsKey(method);
            assertThat(expected).as("%s needs an exception", method).doesNotContain(entry(method, instead.perMinute));
            expected.put(method, instead.perMinute);
        });
        assertThat(served).isEqualTo(expected);
    }

    @Test
    void apiTestIsCountedByItsTokenAndWithoutOneByNobody() {
        OAuthClient client = OAuthClient.registered(server, "");
        String token = client.install("scope", "team:read").path("access_token").asText();
        for (int call = 0; call < 110; call++) {
            assertThat(client.as(token, "api.test", "error", "x").path("error").asText())
                    .isEqualTo("x");
        }
        assertThat(client.as(token, "api.test").path("error").asText()).isEqualTo("ratelimited");
        assertThat(client.as("xoxb-of-nobody", "api.test").path("ok").asBoolean())
                .isTrue();
        assertThat(Http.tree(client.http().get("/api/api.test")).path("ok").asBoolean())
                .isTrue();
        assertThat(client.http().json("/_sim/limits").path("limits"))
                .filteredOn(limit -> limit.path("method").asText().equals("api.test"))
                .singleElement()
                .satisfies(limit -> assertThat(limit.path("allowed").asInt()).isEqualTo(110));
    }

    private Map<String, Integer> served() {
        Map<String, Integer> served = new TreeMap<>();
        server.webApi().methods().forEach(method -> served.put(method.name(), method.perMinute()));
        served.putAll(counted());
        return served;
    }

    /** The methods that are not in the list of the others: each is called, and its window looked at. */
    private Map<String, Integer> counted() {
        OAuthClient client = OAuthClient.registered(server, "");
        String level = client.app().path("app_token").asText();
        client.as(level, "apps.connections.open");
        client.as(level, "apps.event.authorizations.list", "event_context", "4-none");
        Map<String, String> nothing = Map.of("code", "none", "token", "none");
        client.call("oauth.v2.access", nothing);
        client.call("oauth.v2.user.access", nothing);
        client.call("oauth.v2.exchange", nothing);
        client.as(level, "api.test");
        Map<String, Integer> counted = new TreeMap<>();
        for (JsonNode limit : client.http().json("/_sim/limits").path("limits")) {
            int withBurst = limit.path("allowed").asInt();
            counted.put(limit.path("method").asText(), (int) Math.ceil(withBurst / (1 + BURST)));
        }
        assertThat(counted).hasSize(6);
        return counted;
    }
}
