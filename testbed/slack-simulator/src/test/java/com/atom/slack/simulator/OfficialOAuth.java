package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.auth.teams.AuthTeamsListResponse;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import com.slack.api.methods.response.oauth.OAuthV2ExchangeResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static com.atom.slack.simulator.OAuthClient.BACK;
import static org.assertj.core.api.Assertions.assertThat;

/** Slack's own Java client, unchanged, installs, renews and ends. */
abstract class OfficialOAuth {
    /** Every field that Slack's client knows of {@code oauth.v2.access}; values tell the type only. */
    private static final String SKELETON = """
        {"ok": false, "app_id": "",
         "authed_user": {"id": "", "scope": "", "token_type": "", "access_token": "", "refresh_token": "",
                         "expires_in": 1},
         "scope": "", "token_type": "", "access_token": "", "refresh_token": "", "expires_in": 1, "bot_user_id": "",
         "team": {"id": "", "name": ""}, "enterprise": {"id": "", "name": ""}, "is_enterprise_install": false,
         "incoming_webhook": {"url": "", "channel": "", "channel_id": "", "configuration_url": ""}}\
        """;

    @TempDir
    Path folder;

    private SimulatorServer server;
    private Slack slack;

    @BeforeEach
    void start() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder), OrgFixture::furnish);
        slack = OfficialCalls.client(server);
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
        server.close();
    }

    private OAuthV2AccessResponse access(OAuthClient app, String code) throws Exception {
        return slack.methods()
                .oauthV2Access(request -> request.clientId(app.id())
                        .clientSecret(app.secret())
                        .redirectUri(BACK)
                        .code(code));
    }

    private OAuthV2AccessResponse refreshed(OAuthClient app, String token) throws Exception {
        return slack.methods()
                .oauthV2Access(request -> request.clientId(app.id())
                        .clientSecret(app.secret())
                        .grantType("refresh_token")
                        .refreshToken(token));
    }

    @Test
    void itInstallsExchangesAndRefreshes() throws Exception {
        OAuthClient app = OAuthClient.registered(server, "");
        OAuthV2AccessResponse old = access(app, app.code("scope", "team:read", "user_scope", "users:read"));
        assertThat(old.isOk()).as(old.toString()).isTrue();
        OAuthClient.registered(server, ", \"token_rotation\": true");
        OAuthV2ExchangeResponse exchanged = slack.methods()
                .oauthV2Exchange(request ->
                        request.clientId(app.id()).clientSecret(app.secret()).token(old.getAccessToken()));
        assertThat(exchanged.isOk()).as(exchanged.toString()).isTrue();
        assertThat(exchanged.getExpiresIn()).isEqualTo(43_200);
        OAuthV2AccessResponse next = refreshed(app, exchanged.getRefreshToken());
        assertThat(next.getTokenType()).isEqualTo("bot");
        assertThat(next.getBotUserId()).isEqualTo(old.getBotUserId());
        assertThat(slack.methods(next.getAccessToken())
                        .authTest(request -> request)
                        .getUserId())
                .isEqualTo(old.getBotUserId());
        OAuthV2ExchangeResponse user = slack.methods()
                .oauthV2Exchange(request -> request.clientId(app.id())
                        .clientSecret(app.secret())
                        .token(old.getAuthedUser().getAccessToken()));
        assertThat(refreshed(app, user.getRefreshToken()).getTokenType()).isEqualTo("user");
        assertThat(refreshed(app, "xoxe-1-no").getError()).isEqualTo("invalid_refresh_token");
    }

    @Test
    void itRevokesAndUninstalls() throws Exception {
        OAuthClient app = OAuthClient.registered(server, "");
        OAuthV2AccessResponse granted = access(app, app.code("scope", "team:read", "user_scope", "users:read"));
        MethodsClient bot = slack.methods(granted.getAccessToken());
        assertThat(bot.authRevoke(request -> request.test(true)).isRevoked()).isFalse();
        assertThat(bot.authRevoke(request -> request).isRevoked()).isTrue();
        assertThat(bot.authTest(request -> request).getError()).isEqualTo("account_inactive");
        MethodsClient user = slack.methods(granted.getAuthedUser().getAccessToken());
        assertThat(user.appsUninstall(request -> request.clientId(app.id()).clientSecret(app.secret()))
                        .isOk())
                .isTrue();
        assertThat(user.authTest(request -> request).getError()).isEqualTo("token_revoked");
    }

    @Test
    void itListsTheWorkspacesOfAnOrganisation() throws Exception {
        OAuthClient app = OAuthClient.registered(server, ", \"org_ready\": true");
        OAuthV2AccessResponse granted = access(app, app.code("scope", "team:read", "_sim_org", OrgFixture.ORG));
        assertThat(granted.getTeam()).isNull();
        assertThat(granted.isEnterpriseInstall()).isTrue();
        assertThat(granted.getEnterprise().getId()).isEqualTo(OrgFixture.ORG);
        app.http().act("{\"action\": \"team_access_grant\", \"team\": \"" + OrgFixture.ONE + "\"}");
        AuthTeamsListResponse teams = slack.methods(granted.getAccessToken())
                .authTeamsList(request -> request.limit(10).includeIcon(true));
        assertThat(teams.isOk()).as(teams.toString()).isTrue();
        assertThat(teams.getTeams()).hasSize(1);
        assertThat(teams.getTeams().getFirst().getIcon().getImage34()).startsWith("https://");
    }

    @Test
    void everyFieldOfAnAnswerIsOneThatSlackHas() {
        OAuthClient app = OAuthClient.registered(server, ", \"org_ready\": true, \"token_rotation\": true");
        JsonNode whole = app.install(
                "scope", "incoming-webhook,commands", "user_scope", "users:read", "_sim_team", OrgFixture.ONE);
        JsonNode skeleton = Json.own(SKELETON);
        assertThat(names(whole)).containsExactlyInAnyOrderElementsOf(names(skeleton));
        assertFits(whole, skeleton, "");
        for (JsonNode answer : List.of(
                app.install("scope", "team:read"),
                app.install("user_scope", "users:read"),
                app.install("scope", "team:read", "_sim_org", OrgFixture.ORG),
                app.refresh(whole.path("refresh_token").asText()),
                app.refresh(whole.path("authed_user").path("refresh_token").asText()))) {
            assertFits(answer, skeleton, "");
        }
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static void assertFits(JsonNode answer, JsonNode skeleton, String path) {
        answer.properties().forEach(field -> {
            String where = path + "/" + field.getKey();
            JsonNode known = skeleton.path(field.getKey());
            assertThat(known.isMissingNode()).as(where).isFalse();
            if (field.getValue().isNull()) {
                assertThat(where).isIn("/team", "/enterprise");
            } else {
                assertThat(field.getValue().getNodeType()).as(where).isEqualTo(known.getNodeType());
                assertFits(field.getValue(), known, where);
            }
        });
    }
}
