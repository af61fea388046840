package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TeamMethodsTest {
    private static SimulatorServer server;
    private static FullApp app;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = new FullApp(server);
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    @Test
    void theWorkspaceIsItself() {
        JsonNode team = app.ok("team.info").path("team");
        assertThat(team.path("id").asText()).isEqualTo(app.app().team());
        assertThat(team.path("domain").asText()).isEqualTo("northwind");
        assertThat(app.error("team.info", "team", "T404")).isEqualTo("team_not_found");
    }

    @Test
    void anAdministratorSeesWhoIsPaidFor() {
        JsonNode info = app.personOk("team.billableInfo").path("billable_info");
        assertThat(info.path(app.admin()).path("billing_active").asBoolean()).isTrue();
        assertThat(app.personOk("team.billableInfo", "user", app.admin()).path("billable_info"))
                .hasSize(1);
        assertThat(app.personError("team.billableInfo", "user", "U404")).isEqualTo("user_not_found");
        JsonNode page = app.personOk("team.billableInfo", "limit", "3");
        assertThat(page.path("billable_info")).hasSize(3);
        assertThat(page.path("response_metadata").path("next_cursor").asText()).isNotEmpty();
    }

    @Test
    void anAdministratorSeesWhoCameAndWhichApps() {
        JsonNode logins = app.personOk("team.accessLogs", "count", "2");
        assertThat(logins.path("logins")).hasSize(2);
        assertThat(logins.path("paging").path("pages").asInt()).isGreaterThan(2);
        assertThat(app.personError("team.accessLogs", "page", "101")).isEqualTo("over_pagination_limit");
        JsonNode log = app.personOk("team.integrationLogs").path("logs").get(0);
        assertThat(log.path("app_id")).isEqualTo(app.app().app().path("app_id"));
        assertThat(log.path("change_type").asText()).isEqualTo("added");
        assertThat(app.personOk("team.integrationLogs", "change_type", "removed")
                        .path("logs"))
                .isEmpty();
    }
}
