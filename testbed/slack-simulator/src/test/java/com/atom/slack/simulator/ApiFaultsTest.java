package com.atom.slack.simulator;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes wrong with calls of the Web API on purpose. */
class ApiFaultsTest {
    private static SimulatorServer server;
    private static InstalledApp app;
    private final HttpClient plain =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = InstalledApp.in(server, "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void right() {
        app.http()
                .json("/_sim/faults")
                .path("on")
                .forEach(fault -> app.http()
                        .send("DELETE", "/_sim/faults/" + fault.path("id").asText()));
    }

    private static void fault(String fields) {
        assertThat(app.http()
                        .post("/_sim/faults", "{\"fault\": " + fields + "}")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> call(String method) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/api/" + method))
                .header("Authorization", "Bearer " + app.token())
                .timeout(Duration.ofSeconds(2))
                .build();
        return plain.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void anHttpErrorHasTheStatusAskedFor() throws Exception {
        fault("\"http_error\", \"status\": 502, \"method\": \"users.list\"");
        assertThat(call("users.list").statusCode()).isEqualTo(502);
        assertThat(call("team.info").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service_unavailable",
                "request_timeout",
                "team_added_to_org",
                "org_login_required",
                "access_denied",
                "accesslimited",
                "ekm_access_denied",
                "two_factor_setup_required",
                "enterprise_is_restricted",
                "deprecated_endpoint",
                "fatal_error",
                "internal_error"
            })
    void aCommonErrorTakesThePlaceOfTheWork(String error) throws Exception {
        // Given
        fault("\"api_error\", \"error\": \"" + error + "\", \"method\": \"chat.postMessage\"");
        // When
        HttpResponse<String> answer = call("chat.postMessage?text=unposted&channel=" + app.channel("general"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.tree(answer).path("ok").asBoolean(true)).isFalse();
        assertThat(Http.tree(answer).path("error").asText()).isEqualTo(error);
        assertThat(app.http()
                        .json("/_sim/faults")
                        .path("on")
                        .get(0)
                        .path("error")
                        .asText())
                .isEqualTo(error);
        assertThat(call("conversations.history?channel=" + app.channel("general"))
                        .body())
                .doesNotContain("unposted");
        assertThat(app.http().json("/_sim/faults").path("faults"))
                .anyMatch(known -> known.path("fault").asText().equals("api_error")
                        && known.path("meaning").asText().contains(error));
    }

    @Test
    void aRateLimitTellsWhenToComeBack() throws Exception {
        fault("\"rate_limit\", \"retry_after\": 7, \"team\": \"" + app.team() + "\"");
        assertThat(call("users.list").statusCode()).isEqualTo(429);
        assertThat(call("users.list").headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void apiTestAndTheExchangeOfCodesCanBeStruckToo() throws Exception {
        fault("\"http_error\", \"method\": \"api.test\"");
        fault("\"rate_limit\", \"method\": \"oauth.v2.access\"");
        assertThat(call("api.test").statusCode()).isEqualTo(503);
        assertThat(app.http().post("/api/oauth.v2.access", "").statusCode()).isEqualTo(429);
    }

    @Test
    void aPageOfHtmlComesWithStatus200() throws Exception {
        fault("\"html_200\"");
        HttpResponse<String> answer = call("users.list");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("<html>");
    }

    @Test
    void aTimeoutIsNoAnswer() {
        fault("\"timeout\"");
        assertThatThrownBy(() -> call("users.list")).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void aConnectionCanBeReset() {
        fault("\"connection_reset\"");
        assertThatThrownBy(() -> call("users.list"))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("reset")
                .hasRootCauseInstanceOf(SocketException.class);
    }

    @Test
    void aMalformedAnswerStopsInTheMiddle() throws Exception {
        fault("\"malformed\"");
        String answer = call("users.list").body();
        assertThat(answer).startsWith("{\"ok\":true").doesNotEndWith("}");
    }

    @Test
    void aSlowAnswerComesLater() throws Exception {
        fault("\"slow\", \"retry_after\": 1");
        long before = System.nanoTime();
        assertThat(call("team.info").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(990));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fatal_error", "internal_error"})
    void theWorkMayBeDoneAlthoughTheAnswerIsAnError(String fault) {
        fault("\"" + fault + "\", \"method\": \"chat.postMessage\"");
        String text = "done for all that: " + fault;
        JsonNode answer = app.call("chat.postMessage", "channel", app.channel("general"), "text", text);
        assertThat(answer.path("error").asText()).isEqualTo(fault);
        assertThat(answer.path("ok").asBoolean(true)).isFalse();
        JsonNode history = app.call("conversations.history", "channel", app.channel("general"), "limit", "1");
        assertThat(history.path("messages").get(0).path("text").asText()).isEqualTo(text);
    }

    @Test
    void aCursorMayLeadBackToItself() {
        String cursor = next(app.call("users.list", "limit", "2"));
        fault("\"cursor_loop\"");
        assertThat(next(app.call("users.list", "limit", "2", "cursor", cursor))).isEqualTo(cursor);
    }

    @Test
    void aCursorMayExpire() {
        String cursor = next(app.call("users.list", "limit", "2"));
        fault("\"cursor_expired\"");
        assertThat(app.call("users.list", "limit", "2", "cursor", cursor)
                        .path("error")
                        .asText())
                .isEqualTo("invalid_cursor");
        assertThat(app.call("users.list", "limit", "2").path("ok").asBoolean()).isTrue();
    }

    private static String next(JsonNode answer) {
        return answer.path("response_metadata").path("next_cursor").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short_pages", "empty_pages"})
    void shortAndEmptyPagesLoseNothing(String fault) {
        List<JsonNode> whole = pages("users.list", "members");
        List<JsonNode> history = pages("conversations.history", "messages");
        fault("\"" + fault + "\"");
        List<Integer> sizes = new ArrayList<>();
        assertThat(pages("users.list", "members", sizes)).isEqualTo(whole);
        assertThat(pages("conversations.history", "messages", sizes)).isEqualTo(history);
        assertThat(new HashSet<>(sizes)).as("sizes of pages").hasSizeGreaterThan(1);
        assertThat(sizes.subList(0, sizes.size() - 1))
                .anyMatch(size -> fault.equals("short_pages") ? size < 7 && size > 0 : size == 0);
    }

    private static List<JsonNode> pages(String method, String field) {
        return pages(method, field, new ArrayList<>());
    }

    private static List<JsonNode> pages(String method, String field, List<Integer> sizes) {
        List<JsonNode> all = new ArrayList<>();
        String channel = app.channel("general");
        String cursor = "";
        do {
            JsonNode page = app.call(method, "limit", "7", "channel", channel, "cursor", cursor);
            assertThat(page.path("ok").asBoolean()).as(page.toString()).isTrue();
            page.path(field).forEach(all::add);
            sizes.add(page.path(field).size());
            cursor = next(page);
        } while (!cursor.isEmpty());
        return all;
    }
}
