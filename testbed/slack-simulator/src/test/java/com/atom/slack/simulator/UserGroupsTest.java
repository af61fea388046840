package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class UserGroupsTest {
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
    void aGroupLivesThroughAllItsChanges() {
        // Given
        JsonNode created = app.ok("usergroups.create", "name", "On call", "handle", "oncall", "description", "d");
        String id = created.path("usergroup").path("id").asText();
        assertThat(id).startsWith("S");
        app.event(
                "subteam_created",
                event -> event.path("subteam").path("id").asText().equals(id));
        // When
        app.ok("usergroups.users.update", "usergroup", id, "users", app.admin() + "," + app.somebody());
        app.ok("usergroups.update", "usergroup", id, "name", "On duty");
        // Then
        JsonNode changed = app.event(
                "subteam_members_changed",
                event -> event.path("subteam_id").asText().equals(id));
        assertThat(changed.path("added_users")).hasSize(2);
        assertThat(changed.path("added_users_count").asInt()).isEqualTo(2);
        app.event(
                "subteam_updated",
                event -> event.path("subteam").path("name").asText().equals("On duty"));
        app.event(
                "subteam_self_added", event -> event.path("subteam_id").asText().equals(id));
        assertThat(app.ok("usergroups.users.list", "usergroup", id).path("users"))
                .hasSize(2);
        app.ok("usergroups.users.update", "usergroup", id, "users", app.somebody());
        app.event(
                "subteam_self_removed",
                event -> event.path("subteam_id").asText().equals(id));
        JsonNode listed = listed(id, "include_users", "1", "include_count", "1");
        assertThat(listed.path("users")).hasSize(1);
        assertThat(listed.path("user_count").asInt()).isEqualTo(1);
        app.ok("usergroups.disable", "usergroup", id);
        assertThat(app.ok("usergroups.list").toString()).doesNotContain(id);
        assertThat(listed(id, "include_disabled", "true").path("date_delete").asLong())
                .isPositive();
        assertThat(app.error("usergroups.disable", "usergroup", id)).isEqualTo("already_disabled");
        app.ok("usergroups.enable", "usergroup", id);
        assertThat(app.office().path("usergroups").toString()).contains("\"handle\":\"oncall\"");
    }

    private static JsonNode listed(String id, String... args) {
        for (JsonNode group : app.ok("usergroups.list", args).path("usergroups")) {
            if (group.path("id").asText().equals(id)) {
                return group;
            }
        }
        throw new AssertionError("no group " + id);
    }

    @Test
    void namesAndMembersAreChecked() {
        app.app().http().act("""
            {"action": "create_usergroup", "name": "Marketing", "handle": "marketing", "user": "%s", "members": ["%s"]}\
            """.formatted(app.admin(), app.somebody()));
        assertThat(app.error("usergroups.create", "name", "Marketing")).isEqualTo("name_already_exists");
        assertThat(app.error("usergroups.create", "name", "M", "handle", "marketing"))
                .isEqualTo("handle_already_exists");
        assertThat(app.error("usergroups.create")).isEqualTo("invalid_arguments");
        assertThat(app.error("usergroups.update", "usergroup", "S404")).isEqualTo("no_such_subteam");
        JsonNode group = app.office().path("usergroups").get(0);
        String id = group.path("id").asText();
        assertThat(app.error("usergroups.users.update", "usergroup", id, "users", "U404"))
                .isEqualTo("invalid_users");
        assertThat(app.error("usergroups.users.update", "usergroup", id)).isEqualTo("no_users_provided");
    }
}
