package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ControlPageTest {
    private static SimulatorServer server;
    private static InstalledApp app;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).withWorkspaces(1, 2));
        app = InstalledApp.in(server, "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thePageTakesNothingFromElsewhereAndIsAskedForAnewOnlyWhenItChanged() {
        HttpResponse<String> page = app.http().get("/_sim/");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        String etag = page.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = app.http().get("/_sim/", "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(app.http().get("/_sim").headers().firstValue("Location")).hasValue("/_sim/");
    }

    @Test
    void everyFileThePageNamesIsServedInItsOwnType() {
        Pattern named = Pattern.compile("/_sim/page/([a-z-]+\\.[a-z]+)|from ['\"]\\./([a-z-]+\\.js)['\"]");
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> toRead = new ArrayDeque<>(Set.of("index.html"));
        while (!toRead.isEmpty()) {
            String file = toRead.remove();
            HttpResponse<String> answer = app.http().get("/_sim/page/" + file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .as(file)
                    .startsWith(
                            switch (file.substring(file.lastIndexOf('.') + 1)) {
                                case "js" -> "text/javascript";
                                case "css" -> "text/css";
                                case "svg" -> "image/svg+xml";
                                default -> "text/html";
                            });
            for (Matcher matcher = named.matcher(answer.body()); matcher.find(); ) {
                String next = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                if (seen.add(next)) {
                    toRead.add(next);
                }
            }
        }
        assertThat(seen).contains("main.js", "text.js", "style.css", "icons.svg");
    }

    @ParameterizedTest
    @CsvSource({
        "/_sim/page/none.js, 404, unknown_path",
        "/_sim/page/../control/Control.class, 404, unknown_path",
        "/_sim/page/package-info.class, 404, unknown_path",
        "/_sim/page/, 404, unknown_path",
        "/_sim/view, 404, unknown_team",
        "/_sim/view/T404, 404, unknown_team",
        "/_sim/deliveries?limit=many, 400, invalid_limit",
        "/_sim/deliveries?limit=0, 400, invalid_limit",
        "/_sim/log?after=x, 400, unknown_seq",
        "/_sim/log?after=999999999, 400, unknown_seq",
        "/_sim/log?types=Rain!, 400, invalid_types"
    })
    void whatCannotBeShownIsRefusedWithItsReason(String path, int status, String error) {
        HttpResponse<String> answer = app.http().get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Http.tree(answer).path("error").asText()).isEqualTo(error);
    }

    @Test
    void theTruthNamesTheOrganisationOfAWorkspace() {
        JsonNode teams = app.http().json("/_sim/truth").path("teams");
        assertThat(teams.get(0).has("enterprise")).isFalse();
        assertThat(teams.get(1).path("enterprise").path("id").asText()).startsWith("E");
        assertThat(teams.get(1).path("enterprise").path("name").asText()).isNotEmpty();
    }

    @Test
    void aWorkspaceIsShownWithItsPeopleAndConversations() {
        JsonNode view = app.http().json("/_sim/view/" + app.team());
        JsonNode truth = app.truth();
        assertThat(view.path("channels")).hasSameSizeAs(truth.path("channels"));
        assertThat(view.findValuesAsText("real_name")).contains("Amara Adeyemi");
        for (JsonNode channel : view.path("channels")) {
            boolean direct = channel.path("kind").asText().endsWith("im");
            assertThat(channel.has("members")).isEqualTo(direct);
        }
    }

    private static JsonNode view(String channel, String query) {
        return app.http().json("/_sim/view/" + app.team() + "/" + app.channel(channel) + "?" + query);
    }

    @Test
    void aChannelIsReadBackwardsPageByPageWithoutALossOrADouble() {
        Set<String> seen = new LinkedHashSet<>();
        JsonNode page = view("general", "limit=37");
        assertThat(page.path("members").isEmpty()).isFalse();
        String oldest = "";
        while (true) {
            String before = "";
            for (JsonNode message : page.path("messages")) {
                assertThat(message.path("ts").asText()).isGreaterThan(before);
                assertThat(oldest.isEmpty() || message.path("ts").asText().compareTo(oldest) < 0)
                        .isTrue();
                before = message.path("ts").asText();
                seen.add(before);
            }
            if (!page.path("has_more").asBoolean()) {
                break;
            }
            oldest = page.path("messages").get(0).path("ts").asText();
            page = view("general", "limit=37&before=" + oldest);
        }
        Set<String> history = new LinkedHashSet<>();
        JsonNode told = app.call("conversations.history", "channel", app.channel("general"), "limit", "999");
        told.path("messages").forEach(message -> history.add(message.path("ts").asText()));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(history);
    }

    @Test
    void aThreadAndSingleMessagesAreShownAsTheyAreNow() {
        String parent =
                app.act("post", "general", ", \"text\": \"thread\"").path("ts").asText();
        String thread = ", \"thread_ts\": \"" + parent + "\", \"text\": ";
        String first =
                app.act("reply", "general", thread + "\"one\"").path("ts").asText();
        String second =
                app.act("reply", "general", thread + "\"two\"").path("ts").asText();
        JsonNode replies = view("general", "limit=1&thread=" + parent);
        assertThat(replies.path("messages").findValuesAsText("ts")).containsExactly(first);
        assertThat(replies.path("has_more").asBoolean()).isTrue();
        JsonNode rest = view("general", "thread=" + parent + "&after=" + first);
        assertThat(rest.path("messages").findValuesAsText("ts")).containsExactly(second);
        app.act("delete", "general", ", \"ts\": \"" + first + "\"");
        JsonNode single = view("general", "ts=" + first + "," + second);
        assertThat(single.path("gone").get(0).asText()).isEqualTo(first);
        assertThat(single.path("messages").findValuesAsText("ts")).containsExactly(parent, second);
        assertThat(single.path("messages").get(0).path("reply_count").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "before=x, 400, invalid_ts",
        "ts=1.5;2, 400, invalid_ts",
        "limit=-1, 400, invalid_limit",
        "thread=1.000001, 404, unknown_message"
    })
    void badPagesAreRefused(String query, int status, String error) {
        String path = "/_sim/view/" + app.team() + "/" + app.channel("general") + "?" + query;
        HttpResponse<String> answer = app.http().get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Http.tree(answer).path("error").asText()).isEqualTo(error);
        String unknown = "/_sim/view/" + app.team() + "/C404";
        assertThat(Http.tree(app.http().get(unknown)).path("error").asText()).isEqualTo("unknown_channel");
    }
}
