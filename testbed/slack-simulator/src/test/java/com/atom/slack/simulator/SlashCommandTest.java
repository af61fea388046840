package com.atom.slack.simulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SlashCommandTest {
    @TempDir
    Path folder;

    private Receiver receiver;
    private SimulatorServer server;
    private InteractiveApp app;

    @BeforeEach
    void install() {
        receiver = new Receiver(0);
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = InteractiveApp.in(server, receiver);
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private JsonNode type(String channel, String command, String text) {
        return app.act(
                "slash_command",
                ", \"channel\": \"%s\", \"command\": \"%s\", \"text\": \"%s\"".formatted(channel, command, text));
    }

    @Test
    void comesAsASignedFormWithEverythingSlackTells() {
        // When
        JsonNode act = type("general", "/archive", "last week & more");
        // Then
        Receiver.Got got = app.last();
        assertThat(got.path()).isEqualTo("/command");
        assertThat(got.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(got.headers().get("x-slack-signature")).isEqualTo(app.signature(got));
        assertThat(got.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "token",
                        "team_id",
                        "team_domain",
                        "channel_id",
                        "channel_name",
                        "user_id",
                        "user_name",
                        "command",
                        "text",
                        "api_app_id",
                        "is_enterprise_install",
                        "response_url",
                        "trigger_id");
        assertThat(got.json().path("token")).isEqualTo(app.installed().app().path("verification_token"));
        assertThat(got.json().path("team_id").asText())
                .isEqualTo(app.installed().team());
        assertThat(got.json().path("channel_name").asText()).isEqualTo("general");
        assertThat(got.json().path("user_id").asText())
                .isEqualTo(app.installed().admin());
        assertThat(got.json().path("text").asText()).isEqualTo("last week &amp; more");
        assertThat(got.json().path("response_url").asText())
                .matches(server.baseUrl() + "/commands/" + app.installed().team() + "/\\d+/\\w+");
        assertThat(got.json().path("trigger_id").asText()).matches("\\d+\\.\\d+\\.[0-9a-f]{32}");
        assertThat(act.path("ok").asBoolean()).isTrue();
        assertThat(act.path("status").asInt()).isEqualTo(200);
        assertThat(act.has("reply")).isFalse();
    }

    @Test
    void mentionsAreIdsOnlyWhereTheCommandAsksForThem() {
        String admin = app.installed().admin();
        String general = app.installed().channel("general");
        String name = userName();
        type("general", "/archive", "@" + name + " in #general and #nowhere, not a@" + name);
        assertThat(app.last().json().path("text").asText())
                .isEqualTo("<@" + admin + "> in <#" + general + "|general> and #nowhere, not <mailto:a@" + name + "|a@"
                        + name + ">");
        type("general", "/archive", "#" + privateChannel());
        assertThat(app.last().json().path("text").asText()).matches("<#C\\w+\\|>");
        type("general", "/plain", "<@" + admin + "> in <#" + general + "> & @" + name);
        assertThat(app.last().json().path("text").asText()).isEqualTo("@" + name + " in #general & @" + name);
    }

    private String userName() {
        return app.installed()
                .call("users.info", "user", app.installed().admin())
                .path("user")
                .path("name")
                .asText();
    }

    private String privateChannel() {
        app.act("create_channel", ", \"name\": \"hush\", \"kind\": \"private\"");
        return "hush";
    }

    @Test
    void privateConversationsKeepTheirNames() {
        type(privateChannel(), "/archive", "");
        assertThat(app.last().json().path("channel_name").asText()).isEqualTo("privategroup");
        String im = app.act("app_home_opened", "").path("channel").asText();
        type(im, "/archive", "");
        assertThat(app.last().json().path("channel_name").asText()).isEqualTo("directmessage");
        assertThat(app.last().json().path("channel_id").asText()).isEqualTo(im);
    }

    @Test
    void aReplyIsForThePersonAloneUnlessItSaysInChannel() {
        // Given
        receiver.replies(got -> got.json().path("text").asText().equals("all")
                ? "{\"response_type\": \"in_channel\", \"text\": \"for all\"}"
                : "just for you");
        // When
        JsonNode quiet = type("general", "/archive", "me");
        JsonNode loud = type("general", "/archive", "all");
        // Then
        assertThat(quiet.path("reply").asText()).isEqualTo("just for you");
        assertThat(quiet.has("ts")).isFalse();
        assertThat(app.ephemerals()).hasSize(1);
        assertThat(app.ephemerals().get(0).path("text").asText()).isEqualTo("just for you");
        String ts = loud.path("ts").asText();
        assertThat(app.message(ts).path("ts").asText()).isEqualTo(ts);
        assertThat(app.message(ts).path("text").asText()).isEqualTo("for all");
        assertThat(app.message(ts).path("app_id"))
                .isEqualTo(app.installed().app().path("app_id"));
    }

    @Test
    void whatCannotBeTypedIsRefusedAndNothingIsSent() {
        String in = ", \"channel\": \"general\", \"command\": \"/archive\"";
        assertThat(app.refusal("slash_command", ", \"channel\": \"general\", \"command\": \"/none\""))
                .isEqualTo("400 unknown_command");
        assertThat(app.refusal("slash_command", in + ", \"thread_ts\": \"1.0\""))
                .isEqualTo("400 not_in_threads");
        assertThat(app.refusal("slash_command", in + ", \"colour\": \"red\"")).isEqualTo("400 unknown_field");
        assertThat(app.refusal("slash_command", ", \"channel\": \"general\"")).isEqualTo("400 missing_field");
        app.set("{\"commands\": [{\"command\": \"/archive\"}]}");
        assertThat(app.refusal("slash_command", in)).isEqualTo("400 no_url");
        assertThat(receiver.got()).isEmpty();
    }

    @Test
    void aCommandNeedsItsScope() {
        JsonNode other = register("Meagre");
        install(other, "chat:write");
        assertThat(app.refusal("slash_command", ", \"channel\": \"general\", \"command\": \"/archive\""))
                .isEqualTo("400 missing_scope");
    }

    @Test
    void ofEqualNamesTheLastInstalledWins() {
        JsonNode other = register("Other");
        install(other, "commands");
        assertThat(type("general", "/archive", "").path("app_id")).isEqualTo(other.path("app_id"));
        assertThat(app.last().path()).isEqualTo("/other");
    }

    private JsonNode register(String name) {
        return Http.tree(app.http().post("/_sim/apps", """
            {"name": "%s", "redirect_uris": ["http://localhost:9/callback"],
             "commands": [{"command": "/archive", "url": "%s"}]}\
            """.formatted(name, receiver.url("/other"))));
    }

    private void install(JsonNode other, String scopes) {
        String code = InstalledApp.code(app.http(), other, scopes, "");
        assertThat(InstalledApp.exchange(app.http(), other, code).path("ok").asBoolean())
                .isTrue();
    }

    @Test
    void anAppThatIsSilentForThreeSecondsTimesOutAndIsNotAskedAgain() {
        // Given
        CountDownLatch over = new CountDownLatch(1);
        receiver.replies(got -> {
            try {
                return Boolean.toString(over.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        // When
        JsonNode act = type("general", "/archive", "slow");
        over.countDown();
        // Then
        assertThat(act.path("ok").asBoolean()).isFalse();
        assertThat(act.path("error").asText()).isEqualTo("operation_timeout");
        assertThat(act.path("answered_ms").asLong()).isBetween(2900L, 6000L);
        assertThat(receiver.got()).hasSize(1);
        assertThat(app.ephemerals()).isEmpty();
    }

    @Test
    void aBrokenAppIsNamedAndNotAskedAgain() {
        receiver.answers(any -> 500, Map.of());
        assertThat(type("general", "/archive", "").path("error").asText()).isEqualTo("http_service_error");
        receiver.answers(any -> 404, Map.of());
        assertThat(type("general", "/archive", "").path("error").asText()).isEqualTo("http_client_error");
        receiver.close();
        assertThat(type("general", "/archive", "").path("error").asText()).isEqualTo("dispatch_failed");
        assertThat(receiver.got()).hasSize(2);
    }

    @Test
    void theJournalKnowsTheDeliveryButNoSecret() {
        JsonNode act = type("general", "/archive", "confidential");
        String journal = app.journal();
        assertThat(journal.lines().filter(line -> line.contains("\"kind\":\"slash_command\"")))
                .singleElement()
                .asString()
                .contains("\"type\":\"delivery\"", "\"status\":200", "\"attempt\":0");
        String url = act.path("response_url").asText();
        assertThat(journal)
                .doesNotContain(
                        url.substring(url.lastIndexOf('/') + 1),
                        act.path("trigger_id").asText(),
                        "confidential");
    }

    @Test
    void certificatesAreCheckedOnDemand() {
        JsonNode act = app.act("ssl_check", ", \"command\": \"/archive\"");
        String token = app.installed().app().path("verification_token").asText();
        assertThat(act.path("ok").asBoolean()).isTrue();
        assertThat(new String(app.last().body(), StandardCharsets.UTF_8)).isEqualTo("ssl_check=1&token=" + token);
    }

    @Test
    void withoutAnAppTheOneThatHasTheCommandIsChecked() {
        JsonNode other = Http.tree(app.http().post("/_sim/apps", """
            {"name": "Other", "redirect_uris": ["http://localhost:9/callback"],
             "commands": [{"command": "/elsewhere", "url": "%s"}]}\
            """.formatted(receiver.url("/other"))));
        install(other, "commands");
        JsonNode act = app.act("ssl_check", ", \"command\": \"/elsewhere\"");
        assertThat(act.path("app_id")).isEqualTo(other.path("app_id"));
        assertThat(app.last().path()).isEqualTo("/other");
        assertThat(app.refusal("ssl_check", ", \"command\": \"/nobody\"")).isEqualTo("400 unknown_command");
    }

    @Test
    void overSocketModeNothingIsSentByHttp() {
        app.set("{\"socket_mode\": true}");
        JsonNode act = type("general", "/archive", "");
        assertThat(act.path("error").asText()).isEqualTo("dispatch_failed");
        assertThat(act.path("transport").asText()).isEqualTo("socket");
        assertThat(receiver.got()).isEmpty();
    }
}
