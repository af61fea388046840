package com.atom.slack.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** The limits of all methods against Slack's metadata; {@code rate-exceptions.json} says where documentation outweighs it. */
class TiersTest {
    private static final Map<String, Integer> PER_MINUTE = Map.of(
            "Tier1", 1,
            "Tier2", 20,
            "Tier3", 50,
            "Tier4", 100,
            "SpecialTier_auth_test", 600,
            "SpecialTier_chat_getPermalink", 600,
            "SpecialTier_chat_postMessage", 60);

    private static SimulatorServer server;
    private static FullApp app;
    private static JsonNode tiers;
    private static JsonNode exceptions;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).strict());
        app = new FullApp(server);
        app.app().http().post("/_sim/delivery", "{\"burst_percent\": 0}");
        tiers = resource("/slack-samples/specs/rate_limit_tiers.json");
        exceptions = resource("/rate-exceptions.json");
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    private static JsonNode resource(String name) {
        try (InputStream in = Objects.requireNonNull(TiersTest.class.getResourceAsStream(name), name)) {
            return Json.tree(in.readAllBytes()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void call(String method) {
        String token = method.startsWith("apps.connections") || method.startsWith("apps.event")
                ? app.app().app().path("app_token").asText()
                : app.app().token();
        boolean oauth = method.startsWith("oauth.v2.");
        String clientId = oauth ? app.app().app().path("client_id").asText() : "";
        String secret = oauth ? app.app().app().path("client_secret").asText() : "";
        app.as(token, method, "test", "1", "channel", "C1", "query", "x", "client_id", clientId, "client_secret", secret);
    }

    /** What a minute admits without a burst, of every method that was called; caps beside the tier left out. */
    private static Map<String, Integer> allowed() {
        Map<String, Integer> allowed = new TreeMap<>();
        app.app().http().json("/_sim/limits").path("limits").forEach(limit -> {
            String method = limit.path("method").asText();
            int most = limit.path("allowed").asInt();
            boolean cap = (method.equals("chat.postMessage") || method.equals("users.profile.set")) && !tier(method, most);
            if (!cap) {
                allowed.put(method, most);
            }
        });
        return allowed;
    }

    private static boolean tier(String method, int perMinute) {
        return PER_MINUTE.get(tiers.path(method).asText()) == perMinute;
    }

    @Test
    void everyMethodHasItsTierOrAReason() {
        // Given
        Set<String> names = new TreeSet<>(server.methods());
        tiers.fieldNames().forEachRemaining(names::add);
        names.add("oauth.v2.access");
        // When
        names.forEach(TiersTest::call);
        Map<String, Integer> allowed = allowed();
        // Then
        List<String> wrong = new ArrayList<>();
        allowed.forEach((method, perMinute) -> {
            JsonNode reason = exceptions.path(method);
            int expected = reason.isMissingNode()
                    ? PER_MINUTE.getOrDefault(tiers.path(method).asText("none"), -1)
                    : reason.path("per_minute").asInt();
            if (perMinute != expected) {
                wrong.add(method + ": " + perMinute + " instead of " + expected);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(allowed.keySet()).containsAll(server.methods());
        assertThat(server.methods().size()).isGreaterThan(90);
    }

    @Test
    void everyExceptionIsOneStillAndHasItsReason() {
        exceptions.properties().forEach(exception -> {
            String tier = tiers.path(exception.getKey()).asText("none");
            assertThat(PER_MINUTE.getOrDefault(tier, -1))
                    .as(exception.getKey())
                    .isNotEqualTo(exception.getValue().path("per_minute").asInt());
            assertThat(exception.getValue().path("reason").asText()).isNotEmpty();
        });
    }

    @Test
    void theBurstCanBeChosen() {
        JsonNode terms = Http.tree(app.app().http().post("/_sim/delivery", "{\"burst_percent\": 50}"));
        assertThat(terms.path("burst_percent").asInt()).isEqualTo(50);
        assertThat(app.ok("emoji.list").path("ok").asBoolean()).isTrue();
        assertThat(allowed().get("emoji.list")).isEqualTo(30);
        app.app().http().post("/_sim/delivery", "{\"burst_percent\": 0}");
    }

    @Test
    void aWorkspaceThatIsPostedToTooMuchSaysSoWithAnUnderscore(@TempDir Path folder) {
        try (SimulatorServer strict = SimulatorServer.start(SimulatorOptions.forTests(folder).strict());
                FullApp other = new FullApp(strict)) {
            String error = "";
            for (int i = 0; i < 400 && error.isEmpty(); i++) {
                String channel = other.app().channel(i % 2 == 0 ? "general" : "engineering");
                error = other.call("chat.postMessage", "channel", channel + "-" + i, "text", "x").path("error").asText();
                error = error.equals("channel_not_found") ? "" : error;
            }
            assertThat(error).isEqualTo("rate_limited");
        }
    }
}
