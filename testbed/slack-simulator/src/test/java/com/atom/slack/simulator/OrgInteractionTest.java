package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.atom.slack.simulator.OrgFixture.ONE;
import static com.atom.slack.simulator.OrgFixture.ORG;
import static com.atom.slack.simulator.OrgFixture.TWO;
import static org.assertj.core.api.Assertions.assertThat;

/** One app for a whole organisation, used in each of its workspaces. */
class OrgInteractionTest {
    private static final String MODAL = """
        {"type": "modal", "title": {"type": "plain_text", "text": "Hello"}, "blocks": []}\
        """;

    @TempDir
    Path folder;

    private SimulatorServer server;
    private Receiver receiver;
    private OAuthClient app;
    private String token = "";

    @BeforeEach
    void install() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder), OrgFixture::furnish);
        receiver = new Receiver(0);
        app = OAuthClient.registered(server, """
            , "org_ready": true, "interactivity_url": "%s", "commands": [{"command": "/archive", "url": "%s"}]\
            """.formatted(receiver.url("/interactive"), receiver.url("/command")));
        token = app.install("scope", "commands,chat:write", "_sim_org", ORG)
                .path("access_token")
                .asText();
        for (String team : new String[] {ONE, TWO}) {
            app.http().act("{\"action\": \"team_access_grant\", \"team\": \"%s\"}".formatted(team));
        }
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private JsonNode act(String team, String user, String more) {
        return app.http().act("""
            {"team": "%s", "user": "%s"%s}\
            """.formatted(team, user, more));
    }

    @Test
    void aCommandTellsItsWorkspaceAndItsOrganisation() {
        act(TWO, "U0TWOADMIN", ", \"action\": \"slash_command\", \"channel\": \"general\", \"command\": \"/archive\"");
        JsonNode form = receiver.got().getLast().json();
        assertThat(form.path("team_id").asText()).isEqualTo(TWO);
        assertThat(form.path("enterprise_id").asText()).isEqualTo(ORG);
        assertThat(form.path("enterprise_name").asText()).isEqualTo("Northwind Group");
        assertThat(form.path("is_enterprise_install").asText()).isEqualTo("true");
    }

    @Test
    void aShortcutTellsTheOrganisationAndItsViewIsOpenedWhereThePersonIs() {
        String trigger = act(TWO, "U0TWOADMIN", ", \"action\": \"shortcut\", \"callback_id\": \"new\"")
                .path("trigger_id")
                .asText();
        JsonNode payload = receiver.got().getLast().json();
        assertThat(payload.path("team").isNull()).isTrue();
        assertThat(payload.path("enterprise").path("id").asText()).isEqualTo(ORG);
        assertThat(payload.path("is_enterprise_install").asBoolean()).isTrue();
        assertThat(payload.path("user").path("team_id").asText()).isEqualTo(TWO);
        JsonNode opened = app.as(token, "views.open", "trigger_id", trigger, "view", MODAL);
        assertThat(opened.path("view").path("team_id").asText()).isEqualTo(TWO);
        assertThat(app.http().json("/_sim/views/" + TWO).path("views")).hasSize(1);
        assertThat(app.http().json("/_sim/views/" + ONE).path("views")).isEmpty();
    }
}
