package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.atom.slack.simulator.OrgFixture.ONE;
import static com.atom.slack.simulator.OrgFixture.ORG;
import static com.atom.slack.simulator.OrgFixture.TWO;
import static org.assertj.core.api.Assertions.assertThat;

class OrgInstallTest {
    private static final String SCOPES = "channels:read,channels:history,users:read,team:read,chat:write";

    @TempDir
    Path folder;

    private SimulatorServer server;
    private Receiver receiver;
    private OAuthClient app;
    private JsonNode granted;
    private String token = "";

    @BeforeEach
    void install() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder), OrgFixture::furnish);
        receiver = new Receiver(0);
        app = OAuthClient.registered(server, """
            , "org_ready": true, "request_url": "%s",
            "events": ["team_access_granted", "team_access_revoked", "app_uninstalled", "tokens_revoked"]\
            """.formatted(receiver.url()));
        granted = app.install("scope", SCOPES, "_sim_org", ORG);
        token = granted.path("access_token").asText();
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private void access(String action, String team) {
        app.http().act("{\"action\": \"team_access_%s\", \"team\": \"%s\"}".formatted(action, team));
    }

    private List<String> teams(String... arguments) {
        List<String> teams = new ArrayList<>();
        app.as(token, "auth.teams.list", arguments)
                .path("teams")
                .forEach(team -> teams.add(team.path("id").asText()));
        return teams;
    }

    private String general(String team) {
        return app.http()
                .json("/_sim/truth/" + team)
                .path("channels")
                .get(0)
                .path("id")
                .asText();
    }

    private JsonNode heard(String type) {
        Awaitility.await(type)
                .until(() -> receiver.got().stream()
                        .anyMatch(got -> got.event().path("type").asText().equals(type)));
        return receiver.got().stream()
                .filter(got -> got.event().path("type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .json();
    }

    @Test
    void oneTokenIsOfNoWorkspaceAndOfTheWholeOrganisation() {
        assertThat(granted.path("team").isNull()).isTrue();
        assertThat(granted.path("is_enterprise_install").asBoolean()).isTrue();
        assertThat(granted.path("enterprise").path("id").asText()).isEqualTo(ORG);
        assertThat(granted.path("enterprise").path("name").asText()).isEqualTo("Northwind Group");
        JsonNode who = app.as(token, "auth.test");
        assertThat(who.path("is_enterprise_install").asBoolean()).isTrue();
        assertThat(who.path("enterprise_id").asText()).isEqualTo(ORG);
        assertThat(who.path("team_id").asText()).isEqualTo(ORG);
        assertThat(who.path("team").asText()).isEqualTo("Northwind Group");
        assertThat(who.path("url").asText()).isEqualTo("https://northwind-group.enterprise.slack.com/");
        assertThat(who.path("user_id")).isEqualTo(granted.path("bot_user_id"));
        assertThat(who.path("bot_id").asText()).startsWith("B");
    }

    @Test
    void theAppIsInNoWorkspaceUntilItIsAdded() {
        assertThat(teams()).isEmpty();
        assertThat(app.as(token, "users.list", "team_id", ONE).path("error").asText())
                .isEqualTo("team_access_not_granted");
        access("grant", ONE);
        assertThat(teams()).containsExactly(ONE);
        assertThat(app.as(token, "users.list", "team_id", ONE).path("members")).hasSize(3);
        assertThat(app.as(token, "users.list", "team_id", TWO).path("error").asText())
                .isEqualTo("team_access_not_granted");
        JsonNode told = heard("team_access_granted");
        assertThat(told.path("team_id").isNull()).isTrue();
        assertThat(told.path("enterprise_id").asText()).isEqualTo(ORG);
        assertThat(told.path("event").path("team_ids").get(0).asText()).isEqualTo(ONE);
        assertThat(told.path("authorizations")
                        .get(0)
                        .path("is_enterprise_install")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void takenOutOfAWorkspaceTheAppIsStillInstalled() {
        access("grant", ONE);
        access("grant", TWO);
        assertThat(teams()).containsExactly(ONE, TWO);
        access("revoke", ONE);
        assertThat(teams()).containsExactly(TWO);
        assertThat(heard("team_access_revoked")
                        .path("event")
                        .path("team_ids")
                        .get(0)
                        .asText())
                .isEqualTo(ONE);
        assertThat(app.as(token, "conversations.info", "channel", general(ONE))
                        .path("error")
                        .asText())
                .isEqualTo("team_access_not_granted");
        access("grant", ONE);
        assertThat(teams()).containsExactly(ONE, TWO);
    }

    @Test
    void whatCannotBeGrantedIsRefusedWithItsReason() {
        assertThat(refused("revoke", ONE)).isEqualTo("not_granted");
        access("grant", ONE);
        assertThat(refused("grant", ONE)).isEqualTo("already_granted");
        String alone =
                app.http().json("/_sim/truth").path("teams").get(0).path("id").asText();
        assertThat(refused("grant", alone)).isEqualTo("not_in_an_organisation");
    }

    private String refused(String action, String team) {
        var answer = app.http()
                .post("/_sim/act", "{\"action\": \"team_access_%s\", \"team\": \"%s\"}".formatted(action, team));
        assertThat(answer.statusCode()).isEqualTo(400);
        return Http.tree(answer).path("error").asText();
    }

    @Test
    void listsNeedToBeToldTheWorkspaceAndChannelsFindTheirs() {
        access("grant", ONE);
        access("grant", TWO);
        assertThat(app.as(token, "conversations.list").path("error").asText()).isEqualTo("missing_argument");
        assertThat(app.as(token, "conversations.list", "team_id", TWO)
                        .path("channels")
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo(general(TWO));
        Awaitility.await("the bot is invited")
                .until(() -> app.as(token, "conversations.history", "channel", general(TWO))
                        .path("ok")
                        .asBoolean());
        assertThat(app.as(token, "conversations.history", "channel", general(TWO))
                        .path("messages")
                        .toString())
                .contains("Hello Two");
        assertThat(app.as(token, "conversations.info", "channel", "C404")
                        .path("error")
                        .asText())
                .isEqualTo("channel_not_found");
        assertThat(app.as(token, "chat.postMessage", "channel", "general", "text", "hi")
                        .path("error")
                        .asText())
                .isEqualTo("team_not_found");
    }

    @Test
    void theWorkspacesArePagedAndWearTheirIcons() {
        access("grant", TWO);
        access("grant", ONE);
        JsonNode first = app.as(token, "auth.teams.list", "limit", "1", "include_icon", "true");
        assertThat(first.path("teams").get(0).path("id").asText()).isEqualTo(ONE);
        assertThat(first.path("teams").get(0).path("icon").path("image_default").asBoolean())
                .isTrue();
        String cursor = first.path("response_metadata").path("next_cursor").asText();
        assertThat(teams("limit", "1", "cursor", cursor)).containsExactly(TWO);
        assertThat(app.as(token, "auth.teams.list", "cursor", "nonsense")
                        .path("error")
                        .asText())
                .isEqualTo("invalid_cursor");
        assertThat(app.as(token, "auth.teams.list", "limit", "many")
                        .path("error")
                        .asText())
                .isEqualTo("invalid_limit");
    }

    @Test
    void aWorkspaceCannotInstallWhatItsOrganisationHas() {
        String code = app.code("scope", SCOPES, "_sim_team", ONE);
        assertThat(app.access(code).path("error").asText()).isEqualTo("cannot_install_an_org_installed_app");
        assertThat(app.install("scope", SCOPES).path("is_enterprise_install").asBoolean())
                .isFalse();
    }

    @Test
    void aWorkspaceTokenIgnoresTheTeam() {
        String own = app.install("scope", SCOPES).path("access_token").asText();
        assertThat(app.as(own, "users.list", "team_id", TWO).path("members").size())
                .isGreaterThan(3);
        List<String> ids = new ArrayList<>();
        app.as(own, "auth.teams.list")
                .path("teams")
                .forEach(team -> ids.add(team.path("id").asText()));
        assertThat(ids).hasSize(1).doesNotContain(ONE, TWO);
    }

    @Test
    void uninstallingEndsItInEveryWorkspace() {
        access("grant", ONE);
        app.as(token, "apps.uninstall", "client_id", app.id(), "client_secret", app.secret());
        assertThat(app.standing(token)).isEqualTo("account_inactive");
        JsonNode told = heard("app_uninstalled");
        assertThat(told.path("team_id").isNull()).isTrue();
        assertThat(told.path("enterprise_id").asText()).isEqualTo(ORG);
        assertThat(app.http().json("/_sim/truth").toString())
                .doesNotContain(app.app().path("app_id").asText());
        JsonNode again = app.install("scope", SCOPES, "_sim_org", "true");
        assertThat(app.standing(again.path("access_token").asText())).isEmpty();
    }

    @Test
    void anOrganisationsInstallationSurvivesARestart() {
        access("grant", TWO);
        server.close();
        server = SimulatorServer.start(SimulatorOptions.forTests(folder), OrgFixture::furnish);
        app = new OAuthClient(new Http(server.baseUrl()), app.app());
        assertThat(teams()).containsExactly(TWO);
        assertThat(app.as(token, "auth.test").path("user_id")).isEqualTo(granted.path("bot_user_id"));
    }
}
