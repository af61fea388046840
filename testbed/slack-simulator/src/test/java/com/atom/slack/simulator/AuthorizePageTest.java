package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.atom.slack.simulator.OAuthClient.BACK;
import static com.atom.slack.simulator.OAuthClient.fields;
import static org.assertj.core.api.Assertions.assertThat;

class AuthorizePageTest {
    @TempDir
    Path folder;

    private SimulatorServer server;

    @BeforeEach
    void start() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).asking(), OrgFixture::furnish);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> pressed(OAuthClient app, String... form) {
        Map<String, String> all = fields("client_id", app.id(), "redirect_uri", BACK, "state", "xyz");
        all.putAll(fields(form));
        return app.http().form("/oauth/v2/authorize", all);
    }

    @Test
    void thePageOffersWorkspacesPeopleAndTheScopesOneMayDecline() {
        OAuthClient app =
                OAuthClient.registered(server, ", \"optional_scopes\": [\"files:read\"], \"org_ready\": true");
        String page = app.authorize("scope", "channels:read,files:read", "team", OrgFixture.TWO)
                .body();
        assertThat(page)
                .contains("value=\"allow\"", "value=\"cancel\"", "<li>channels:read</li>")
                .contains("name=\"keep.bot.files:read\" value=\"on\" checked")
                .contains("value=\"" + OrgFixture.TWO + "\" checked", "value=\"" + OrgFixture.ONE + "\">")
                .contains("value=\"" + OrgFixture.ORG + "\"", "Paula Two")
                .doesNotContain("name=\"_sim_channel\"");
    }

    @Test
    void cancelAndAllowComeBackWithTheState() {
        OAuthClient app = OAuthClient.registered(server, "");
        assertThat(pressed(app, "scope", "channels:read", "decision", "cancel")
                        .headers()
                        .firstValue("Location"))
                .hasValue(BACK + "?error=access_denied&state=xyz");
        assertThat(pressed(app, "scope", "channels:read", "decision", "allow")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(
                        url -> assertThat(url).startsWith(BACK + "?code=").endsWith("&state=xyz"));
    }

    @Test
    void aBoxThatIsNotTickedIsAScopeThatIsNotGranted() {
        OAuthClient app = OAuthClient.registered(
                server,
                ", \"optional_scopes\": [\"files:read\", \"team:read\"], \"optional_user_scopes\": [\"files:read\"]");
        String code = OAuthClient.codeOf(pressed(
                app,
                "scope",
                "channels:read,files:read,team:read",
                "user_scope",
                "files:read,search:read",
                "boxes",
                "shown",
                "keep.bot.team:read",
                "on",
                "decision",
                "allow"));
        JsonNode answer = app.access(code);
        assertThat(answer.path("scope").asText()).isEqualTo("channels:read,team:read");
        assertThat(answer.path("authed_user").path("scope").asText()).isEqualTo("search:read");
    }

    @Test
    void theChoiceOfWorkspaceAndPersonIsThePersons() {
        OAuthClient app = OAuthClient.registered(server, "");
        String code = OAuthClient.codeOf(pressed(
                app,
                "scope",
                "channels:read",
                "team",
                OrgFixture.ONE,
                "_sim_team",
                OrgFixture.TWO,
                "_sim_user",
                "paula.two",
                "decision",
                "allow"));
        JsonNode answer = app.access(code);
        assertThat(answer.path("team").path("id").asText()).isEqualTo(OrgFixture.TWO);
        assertThat(answer.path("enterprise").path("id").asText()).isEqualTo(OrgFixture.ORG);
        assertThat(answer.path("is_enterprise_install").asBoolean()).isFalse();
        assertThat(answer.path("authed_user").path("id").asText()).isEqualTo("U0TWOPAULA");
    }

    @Test
    void aProgramDecidesByParameters() {
        OAuthClient app = OAuthClient.registered(server, ", \"optional_scopes\": [\"files:read\"]");
        assertThat(app.authorize("scope", "channels:read", "_sim_decision", "cancel")
                        .headers()
                        .firstValue("Location"))
                .hasValue(BACK + "?error=access_denied&state=xyz");
        JsonNode answer = app.install(
                "scope",
                "channels:read,files:read",
                "_sim_decision",
                "allow",
                "_sim_decline",
                "files:read",
                "_sim_team",
                OrgFixture.ONE);
        assertThat(answer.path("scope").asText()).isEqualTo("channels:read");
        assertThat(answer.path("team").path("id").asText()).isEqualTo(OrgFixture.ONE);
    }

    @Test
    void whatIsWrongStaysOnThePage() {
        OAuthClient app = OAuthClient.registered(server, ", \"scopes\": [\"channels:read\", \"team:read\"]");
        assertThat(app.pageError("scope", "channels:read", "client_id", "1.2")).isEqualTo("invalid_client_id");
        assertThat(app.pageError("scope", "channels:read", "redirect_uri", "http://localhost:9/elsewhere"))
                .isEqualTo("bad_redirect_uri");
        assertThat(app.pageError("scope", " , ")).isEqualTo("no_scopes");
        assertThat(app.pageError("scope", "users:read")).isEqualTo("invalid_scope");
        OAuthClient free = OAuthClient.registered(server, "Free", "");
        List.of("search:read", "admin", "admin.users:read", "identify", "users.profile:write", "stars:read")
                .forEach(scope -> {
                    assertThat(free.pageError("scope", "team:read," + scope))
                            .as(scope)
                            .isEqualTo("invalid_scope");
                    assertThat(free.authorize("user_scope", scope).statusCode()).isEqualTo(200);
                });
        assertThat(free.authorize("scope", "search:read.public").statusCode()).isEqualTo(200);
        assertThat(app.pageError("scope", "channels:read", "user_scope", "nonsense"))
                .isEqualTo("invalid_scope");
        assertThat(app.pageError("scope", "channels:read", "_sim_decline", "channels:read"))
                .isEqualTo("scope_not_optional");
        assertThat(app.pageError("scope", "channels:read", "_sim_user", "nobody"))
                .isEqualTo("unknown_user");
        assertThat(app.pageError("scope", "channels:read", "_sim_team", "T404")).isEqualTo("unknown_team");
        assertThat(app.pageError("scope", "channels:read", "_sim_org", OrgFixture.ORG))
                .isEqualTo("app_not_org_ready");
        assertThat(app.pageError("scope", "channels:read", "_sim_error", "unapproved_scope"))
                .isEqualTo("unapproved_scope");
        assertThat(app.pageError("scope", "channels:read", "_sim_error", "rain"))
                .isEqualTo("unknown_error");
    }

    @Test
    void anAppThatIsNotDistributedIsInstalledOnlyAtHome() {
        OAuthClient app =
                OAuthClient.registered(server, ", \"distributed\": false, \"home_team\": \"" + OrgFixture.ONE + "\"");
        assertThat(app.pageError("scope", "channels:read", "team", OrgFixture.TWO))
                .isEqualTo("invalid_team_for_non_distributed_app");
        assertThat(app.install("scope", "channels:read", "_sim_decision", "allow")
                        .path("team")
                        .path("id")
                        .asText())
                .isEqualTo(OrgFixture.ONE);
        assertThat(app.authorize("scope", "channels:read").body()).doesNotContain(OrgFixture.TWO);
    }
}
