package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WebApiTest {
    private static SimulatorServer server;
    private static InstalledApp app;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = InstalledApp.in(server, "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theAdminInvitesTheBotToAllButTwoChannels() {
        List<String> outside = new ArrayList<>();
        app.truth().path("channels").forEach(channel -> {
            if (!channel.path("visible").asBoolean()
                    && !channel.path("kind").asText().equals("im")) {
                outside.add(channel.path("name").asText());
            }
        });
        assertThat(outside).containsExactlyInAnyOrder("random", "security-response", "offsite-lisbon");
    }

    @Test
    void whatABotMayNotSeeDoesNotExistForIt() {
        assertThat(error("conversations.history", "channel", app.channel("random")))
                .isEqualTo("not_in_channel");
        assertThat(error("conversations.history", "channel", app.channel("security-response")))
                .isEqualTo("channel_not_found");
        assertThat(error("conversations.info", "channel", app.channel("security-response")))
                .isEqualTo("channel_not_found");
        assertThat(error("conversations.history", "channel", "C404")).isEqualTo("channel_not_found");
    }

    @Test
    void aTokenIsTakenFromTheHeaderOrAFormButNeverFromTheQuery() {
        Http http = app.http();
        assertThat(Http.tree(http.get("/api/auth.test?token=" + app.token()))
                        .path("error")
                        .asText())
                .isEqualTo("not_authed");
        assertThat(Http.tree(http.form("/api/auth.test", Map.of("token", app.token())))
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(Http.tree(http.get("/api/auth.test", "Authorization", "Bearer xoxb-no"))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_auth");
    }

    @Test
    void anErrorComesWithStatus200AndTheScopesInHeaders() {
        HttpResponse<String> answer = app.http().get("/api/team.info", "Authorization", "Bearer " + app.token());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-oauth-scopes")).hasValue(InstalledApp.SCOPES);
        assertThat(answer.headers().firstValue("x-accepted-oauth-scopes")).hasValue("team:read");
        assertThat(answer.headers().firstValue("date")).isPresent();
        JsonNode missing = app.call("reactions.add", "channel", app.channel("general"), "timestamp", "1.0");
        assertThat(missing.path("error").asText()).isEqualTo("missing_scope");
        assertThat(missing.path("needed").asText()).isEqualTo("reactions:write");
    }

    @Test
    void allPagesOfAllReadableChannelsTogetherAreTheTruth() {
        for (JsonNode channel : app.truth().path("channels")) {
            if (channel.path("visible").asBoolean()) {
                String id = channel.path("id").asText();
                assertThat(walked(id)).as(channel.path("name").asText()).isEqualTo(told(id));
            }
        }
    }

    /** ts and text of everything that history and replies give. */
    private static Set<String> walked(String channel) {
        Set<String> all = new HashSet<>();
        for (JsonNode message : pages("conversations.history", "messages", "channel", channel, "limit", "17")) {
            all.add(message.path("ts").asText() + message.path("text").asText());
            if (message.path("reply_count").asInt() > 0) {
                String ts = message.path("ts").asText();
                List<JsonNode> thread =
                        pages("conversations.replies", "messages", "channel", channel, "ts", ts, "limit", "2");
                assertThat(thread.getFirst().path("ts").asText()).isEqualTo(ts);
                thread.forEach(reply ->
                        all.add(reply.path("ts").asText() + reply.path("text").asText()));
            }
        }
        return all;
    }

    private static Set<String> told(String channel) {
        Set<String> all = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = app.http().json("/_sim/truth/" + app.team() + "/" + channel + "?limit=50&cursor=" + cursor);
            page.path("messages").forEach(message -> {
                boolean tombstone = message.path("subtype").asText().equals("tombstone");
                if (tombstone || !message.path("deleted").asBoolean()) {
                    all.add(message.path("ts").asText() + message.path("text").asText());
                }
            });
            cursor = page.path("next_cursor").asText();
        } while (!cursor.isEmpty());
        return all;
    }

    private static List<JsonNode> pages(String method, String field, String... args) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            String[] more = Arrays.copyOf(args, args.length + 2);
            more[args.length] = "cursor";
            more[args.length + 1] = cursor;
            JsonNode page = app.call(method, more);
            assertThat(page.path("ok").asBoolean()).as(page.toString()).isTrue();
            page.path(field).forEach(all::add);
            cursor = page.path("response_metadata").path("next_cursor").asText("");
        } while (!cursor.isEmpty());
        return all;
    }

    @Test
    void historyIsNewestFirstWithinItsWindow() {
        String general = app.channel("general");
        List<String> all = pages("conversations.history", "messages", "channel", general).stream()
                .map(message -> message.path("ts").asText())
                .toList();
        assertThat(all).isSortedAccordingTo(Comparator.reverseOrder());
        String newer = all.get(3);
        String older = all.get(8);
        assertThat(tses("channel", general, "latest", newer, "oldest", older)).isEqualTo(all.subList(4, 8));
        assertThat(tses("channel", general, "latest", newer, "oldest", older, "inclusive", "true"))
                .isEqualTo(all.subList(3, 9));
        assertThat(tses("channel", general, "latest", newer, "inclusive", "1", "limit", "1"))
                .containsExactly(newer);
        assertThat(error("conversations.history", "channel", general, "cursor", "bm9uc2Vuc2U="))
                .isEqualTo("invalid_cursor");
        assertThat(error("conversations.history", "channel", general, "oldest", "soon"))
                .isEqualTo("invalid_ts_oldest");
    }

    private static List<String> tses(String... args) {
        List<String> tses = new ArrayList<>();
        app.call("conversations.history", args)
                .path("messages")
                .forEach(message -> tses.add(message.path("ts").asText()));
        return tses;
    }

    @Test
    void listsArePagedToTheirEnd() {
        assertThat(pages("users.list", "members", "limit", "5")).hasSize(13);
        assertThat(pages("conversations.members", "members", "channel", app.channel("general"), "limit", "3"))
                .hasSizeGreaterThan(9);
        assertThat(pages(
                        "conversations.list",
                        "channels",
                        "types",
                        "public_channel,private_channel,mpim,im",
                        "limit",
                        "2"))
                .hasSize(8);
        int total = app.call("files.list").path("paging").path("total").asInt();
        assertThat(total).isPositive();
        String file = app.call("files.list", "count", "1", "page", "2")
                .path("files")
                .get(0)
                .path("id")
                .asText();
        assertThat(app.call("files.info", "file", file).path("file").path("id").asText())
                .isEqualTo(file);
    }

    private static String error(String method, String... args) {
        return app.call(method, args).path("error").asText();
    }
}
