package com.atom.slack.e2e.walls;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.e2e.api.Api;

import static org.assertj.core.api.Assertions.assertThat;

/** What the port that everybody reaches does not show, in the profile that operators run. */
abstract class PublicPort {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q",
                "/q/health",
                "/q/health/ready",
                "/q/health/live",
                "/q/metrics",
                "/q/info",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/dev-ui",
                "/q/dev",
                "/q/arc",
                "/q/logging-manager",
                "/q/../q/metrics",
                "/docs",
                "/docs/",
                "/docs/index.html",
                "/metrics",
                "/health",
                "/internal/channels",
                "/internal/api-keys/verify",
                "/internal/token-leases"
            })
    @Tag("security-37")
    void internalEndpointsAreNotThere(String path) {
        for (Who who : List.of(Who.ANONYMOUS, Who.ADMIN)) {
            assertThat(WallsIT.house().as(who).call("GET", path, Map.of()).status())
                    .as("GET %s as %s", path, who)
                    .isEqualTo(404);
            assertThat(WallsIT.house().as(who).call("POST", path, Map.of()).status())
                    .as("POST %s as %s", path, who)
                    .isIn(404, 405);
        }
    }

    @Test
    @Tag("security-37")
    void strangersLearnNothingOfThePartsFromTheHealth() throws Exception {
        for (Who who : List.of(Who.ANONYMOUS, Who.REVOKED)) {
            JsonNode seen = Api.JSON.readTree(WallsIT.house()
                    .as(who)
                    .call("GET", "/api/integrations/slack/health", Map.of())
                    .body());
            assertThat(seen.has("status")).isTrue();
            assertThat(seen.has("checks")).as(seen.toString()).isFalse();
            assertThat(seen.has("service_status")).isFalse();
        }
        assertThat(Api.JSON
                        .readTree(WallsIT.house()
                                .as(Who.VIEWER)
                                .call("GET", "/api/integrations/slack/health", Map.of())
                                .body())
                        .path("checks"))
                .isNotEmpty();
    }

    /** Proxies say for whom they ask; we believe none of it, for nobody has been named as a proxy. */
    @Test
    @Tag("security-33")
    void whatAProxyMightSayIsNotBelieved() {
        Map<String, String> poison = Map.of(
                "X-Forwarded-Host", "evil.example",
                "X-Forwarded-Proto", "https",
                "X-Forwarded-Port", "666",
                "X-Forwarded-Prefix", "/evil.example",
                "Forwarded", "for=10.9.8.7;host=evil.example;proto=https",
                "X-Original-URL", "/evil.example",
                "X-Rewrite-URL", "/evil.example");
        Stream.of(
                        "/api/auth/slack/status",
                        "/api/integrations/slack/health",
                        "/openapi",
                        "/nothing",
                        "/api/auth/slack/install")
                .forEach(path -> {
                    Caller.Answer answer = WallsIT.house().as(Who.ANONYMOUS).raw("evil.example", path, poison);
                    assertThat(answer.status()).as(path).isIn(200, 400, 404);
                    assertThat(answer.head() + answer.body()).as(path).doesNotContain("evil.example");
                });
    }

    @Test
    @Tag("security-33")
    void anInstallLinkLeadsToOurOwnAddressWhateverTheHostHeaderSays() throws Exception {
        Caller.Answer answer = WallsIT.house()
                .afresh(Who.ADMIN)
                .raw(
                        "evil.example",
                        "POST",
                        "/api/auth/slack/authorize",
                        Map.of(
                                "X-Forwarded-Host", "evil.example",
                                "X-Forwarded-Proto", "https",
                                "Content-Type", "application/json"),
                        "{}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.head() + answer.body()).doesNotContain("evil.example");
        assertThat(Api.JSON.readTree(answer.body()).path("install_url").asText())
                .startsWith("http://localhost:");
    }

    /** Who has no key is counted by the address of the connection. */
    @Test
    @Tag("security-33")
    void anInventedAddressDoesNotBeginANewCount() {
        // once more when the minute ends in between, and with it the count
        Awaitility.await("one count for all of them")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    int before = remaining("10.0.0.1");
                    assertThat(remaining("10.0.0.2")).isLessThan(before);
                    assertThat(remaining("203.0.113.9, 10.0.0.3")).isLessThan(before - 1);
                });
    }

    private static int remaining(String forwardedFor) {
        String head = WallsIT.house()
                .as(Who.ANONYMOUS)
                .raw(
                        "localhost",
                        "/api/integrations/slack/health",
                        Map.of(
                                "X-Forwarded-For", forwardedFor,
                                "X-Real-IP", forwardedFor,
                                "Forwarded", "for=" + forwardedFor.split(",", 2)[0]))
                .head();
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("x-ratelimit-remaining:"))
                .map(line -> Integer.parseInt(line.split(":", 2)[1].strip()))
                .findFirst()
                .orElseThrow();
    }
}
