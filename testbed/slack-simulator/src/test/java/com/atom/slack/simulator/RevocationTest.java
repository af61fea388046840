package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

class RevocationTest {
    private static final String SCOPES = "channels:read,channels:history,users:read,im:read";

    @TempDir
    Path folder;

    private SimulatorServer server;
    private Receiver receiver;

    @BeforeEach
    void start() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        receiver = new Receiver(0);
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private OAuthClient app() {
        return OAuthClient.registered(server, ", \"request_url\": \"" + receiver.url() + "\"");
    }

    private List<String> endings() {
        return receiver.got().stream()
                .map(got -> got.event().path("type").asText())
                .filter(Predicate.not(String::isEmpty))
                .filter(type -> type.equals("tokens_revoked") || type.equals("app_uninstalled"))
                .toList();
    }

    private List<String> endings(int count) {
        Awaitility.await("the app hears of its end").until(() -> endings().size() >= count);
        return endings();
    }

    @Test
    void aDryRunRevokesNothing() {
        OAuthClient app = app();
        String token = app.install("scope", SCOPES).path("access_token").asText();
        JsonNode answer = app.as(token, "auth.revoke", "test", "1");
        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("revoked").asBoolean()).isFalse();
        assertThat(app.standing(token)).isEmpty();
    }

    @Test
    void aRevokedBotIsDeactivatedAndLeavesWhileThePersonsTokenWorks() {
        OAuthClient app = app();
        JsonNode granted = app.install("scope", SCOPES, "user_scope", "users:read");
        String bot = granted.path("access_token").asText();
        String user = granted.path("authed_user").path("access_token").asText();
        String team = granted.path("team").path("id").asText();
        String botUser = granted.path("bot_user_id").asText();
        Awaitility.await("the bot is a member somewhere").until(() -> isMember(app, team, botUser));

        assertThat(app.as(bot, "auth.revoke").path("revoked").asBoolean()).isTrue();
        assertThat(app.standing(bot)).isEqualTo("account_inactive");
        assertThat(app.standing(user)).isEmpty();
        assertThat(isMember(app, team, botUser)).isFalse();
        assertThat(app.as(user, "users.info", "user", botUser)
                        .path("user")
                        .path("deleted")
                        .asBoolean())
                .isTrue();
        assertThat(endings(1)).containsExactly("tokens_revoked");

        assertThat(app.as(user, "auth.revoke").path("revoked").asBoolean()).isTrue();
        assertThat(app.standing(user)).isEqualTo("token_revoked");
        assertThat(endings(3)).hasSize(3).contains("app_uninstalled");
        assertThat(named(botUser)).containsOnly(true);
        assertThat(named(granted.path("authed_user").path("id").asText()))
                .hasSize(2)
                .containsOnly(false);
    }

    /** What the envelopes of the end tell of whose authorization they name: is it a bot? */
    private List<Boolean> named(String user) {
        return receiver.got().stream()
                .filter(got -> endings().contains(got.event().path("type").asText()))
                .map(got -> got.json().path("authorizations").path(0))
                .filter(authorization -> authorization.path("user_id").asText().equals(user))
                .map(authorization -> authorization.path("is_bot").asBoolean())
                .toList();
    }

    private static boolean isMember(OAuthClient app, String team, String user) {
        for (JsonNode channel : app.http().json("/_sim/truth/" + team).path("channels")) {
            for (JsonNode member : channel.path("members")) {
                if (member.asText().equals(user)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aPersonsTokenSurvivesTheBotOverARestart() {
        OAuthClient app = app();
        JsonNode granted = app.install("scope", SCOPES, "user_scope", "users:read");
        app.as(granted.path("access_token").asText(), "auth.revoke");
        server.close();
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        OAuthClient again = new OAuthClient(new Http(server.baseUrl()), app.app());
        assertThat(again.standing(granted.path("access_token").asText())).isEqualTo("account_inactive");
        assertThat(again.standing(
                        granted.path("authed_user").path("access_token").asText()))
                .isEmpty();
        JsonNode anew = again.install("scope", "team:read");
        assertThat(again.standing(anew.path("access_token").asText())).isEmpty();
        assertThat(anew.path("scope").asText()).isEqualTo("team:read");
    }

    @Test
    void uninstallingEndsAllTokens() {
        OAuthClient app = app();
        OAuthClient other = OAuthClient.registered(server, "Other", "");
        String foreign = other.install("scope", SCOPES).path("access_token").asText();
        JsonNode granted = app.install("scope", SCOPES + ",incoming-webhook", "user_scope", "users:read");
        String bot = granted.path("access_token").asText();
        String user = granted.path("authed_user").path("access_token").asText();
        assertThat(uninstall(app, bot, "1.2", "x")).isEqualTo("invalid_client_id");
        assertThat(uninstall(app, bot, app.id(), "x")).isEqualTo("bad_client_secret");
        assertThat(uninstall(app, foreign, app.id(), app.secret())).isEqualTo("client_id_token_mismatch");
        assertThat(uninstall(app, user, app.id(), app.secret())).isEmpty();
        assertThat(app.standing(bot)).isEqualTo("account_inactive");
        assertThat(app.standing(user)).isEqualTo("token_revoked");
        assertThat(other.standing(foreign)).isEmpty();
        assertThat(endings(2)).containsExactlyInAnyOrder("tokens_revoked", "app_uninstalled");
        JsonNode tokens = receiver.got().stream()
                .filter(got -> got.event().path("type").asText().equals("tokens_revoked"))
                .findFirst()
                .orElseThrow()
                .event()
                .path("tokens");
        assertThat(tokens.path("bot").get(0)).isEqualTo(granted.path("bot_user_id"));
        assertThat(tokens.path("oauth").get(0))
                .isEqualTo(granted.path("authed_user").path("id"));
    }

    private static String uninstall(OAuthClient app, String token, String id, String secret) {
        return app.as(token, "apps.uninstall", "client_id", id, "client_secret", secret)
                .path("error")
                .asText();
    }

    @Test
    void somebodyWhoNeitherInstalledItNorIsAnAdministratorCannotUninstall() {
        OAuthClient app = app();
        JsonNode granted = app.install("scope", SCOPES);
        String nobody = "";
        for (JsonNode user : Http.tree(app.http()
                        .get("/_sim/truth/" + granted.path("team").path("id").asText() + "/users"))
                .path("users")) {
            if (!user.path("is_admin").asBoolean()
                    && !user.path("is_bot").asBoolean()
                    && !user.path("deleted").asBoolean()) {
                nobody = user.path("id").asText();
            }
        }
        assertThat(nobody).isNotEmpty();
        JsonNode theirs = app.install("user_scope", "users:read", "_sim_user", nobody);
        assertThat(uninstall(
                        app, theirs.path("authed_user").path("access_token").asText(), app.id(), app.secret()))
                .isEqualTo("no_permission");
    }

    @Test
    void theTwoEventsMayComeInEitherOrder() {
        OAuthClient app = app();
        app.install("scope", SCOPES);
        app.http().act("{\"action\": \"uninstall\"}");
        String usual = kept(app);
        assertThat(app.http()
                        .post("/_sim/faults", "{\"fault\": \"uninstall_order\"}")
                        .statusCode())
                .isEqualTo(200);
        app.install("scope", SCOPES);
        app.http().act("{\"action\": \"uninstall\"}");
        endings(4);
        assertThat(usual).doesNotContain("uninstalled_first");
        assertThat(kept(app)).contains("\"uninstalled_first\":true");
        List<String> ids = lastEventIds(app);
        assertThat(typeOf(ids.get(0))).isEqualTo("app_uninstalled");
        assertThat(typeOf(ids.get(1))).isEqualTo("tokens_revoked");
    }

    private String typeOf(String eventId) {
        return receiver.got(eventId).getFirst().event().path("type").asText();
    }

    private static String kept(OAuthClient app) {
        return app.http().get("/_sim/journal?after=0&limit=100000").body();
    }

    private static List<String> lastEventIds(OAuthClient app) {
        String line = kept(app)
                .lines()
                .filter(text -> text.contains("\"op\":\"uninstall\""))
                .reduce((first, second) -> second)
                .orElseThrow();
        JsonNode ids = Json.own(line).path("event_ids");
        return List.of(ids.get(0).asText(), ids.get(1).asText());
    }

    @Test
    void legacyAndSessionTokensAndRefreshTokensAreNobody() {
        OAuthClient app = app();
        for (String token :
                List.of("xoxa-2-1", "xoxr-1", "xoxs-1-1", "xoxc-1-1", "xoxd-1", "xwfp-1", "xoxe-1-1-1-ab")) {
            assertThat(app.standing(token)).as(token).isEqualTo("invalid_auth");
        }
    }

    @Test
    void anAppLevelTokenTellsItsAppAndNothingMore() {
        OAuthClient app = app();
        String token = app.app().path("app_token").asText();
        JsonNode answer = app.as(token, "auth.test");
        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("app_id")).isEqualTo(app.app().path("app_id"));
        assertThat(answer.path("app_name").asText()).isEqualTo("Archive");
        assertThat(answer.has("user_id")).isFalse();
        assertThat(app.as(token, "users.list").path("error").asText()).isEqualTo("not_allowed_token_type");
        assertThat(app.as(token, "auth.revoke").path("error").asText()).isEqualTo("not_bearer_token");
    }
}
