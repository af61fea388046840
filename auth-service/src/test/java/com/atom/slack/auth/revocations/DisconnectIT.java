package com.atom.slack.auth.revocations;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;
import com.atom.slack.auth.testing.Installer;
import com.atom.slack.auth.testing.Kafka;
import com.atom.slack.auth.testing.SlackSide;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class DisconnectIT extends AuthServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String DISCONNECT = "/api/auth/slack/disconnect";

    private final Database database = Database.asService();
    private SlackSide slack;
    private String team;
    private String token;

    @BeforeEach
    void install() {
        slack = new SlackSide(slack());
        team = new Installer(admin()).install("{\"user_scopes\": [\"search:read\"]}", "");
        token = ingestion().json(lease()).path("token").asText();
    }

    @Test
    void theTokensAreRevokedAtSlackAndForgotten() throws SQLException {
        int before = slack.calls("auth.revoke").size();

        JsonNode answer = administrator(team).json(disconnect("{}"));

        assertThat(answer.path("revoked")).hasSize(2);
        assertThat(answer.path("revoked").findValuesAsText("outcome")).containsOnly("revoked");
        assertThat(answer.path("deleted").path("token").asInt()).isEqualTo(2);
        assertThat(slack.calls("auth.revoke")).hasSize(before + 2);
        assertThat(slack.test(token)).isEqualTo("account_inactive");
        assertThat(database.run(team, "select count(*) from token")).containsExactly("0");
        assertThat(database.run(team, "select count(*) from data_key")).containsExactly("0");
        assertThat(database.run(team, "select status, reason, purged_at from workspace"))
                .containsExactly("DISCONNECTED|disconnected|null");
        assertThat(lease().statusCode()).isEqualTo(409);
        assertThat(database.run(team, "select actor from audit where action = 'DISCONNECTED' order by id desc limit 1"))
                .containsExactly("key:test");
        await("the announcement")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(Kafka.announcements())
                        .anySatisfy(announced -> assertThat(announced.value())
                                .contains(team, "\"status\":\"DISCONNECTED\"", "\"reason\":\"disconnected\"")));
    }

    @Test
    void askedAgainNothingIsLeftToDoAndTheWorkspaceCanBeInstalledAgain() {
        disconnect("{}");

        HttpResponse<String> again = disconnect("{}");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(administrator(team).json(again).path("revoked")).isEmpty();
        install();
        assertThat(slack.test(token)).isEqualTo("ok");
    }

    @Test
    void aTokenThatSlackCannotRevokeIsForgottenAllTheSameAndThatIsSaid() throws SQLException {
        try (var away = slack.fault("{\"fault\": \"http_error\", \"method\": \"auth.revoke\", \"seconds\": 60}")) {
            JsonNode answer = administrator(team).json(disconnect("{}"));

            assertThat(answer.path("revoked").findValuesAsText("outcome")).containsOnly("failed");
            assertThat(answer.path("revoked").findValuesAsText("error")).containsOnly("status_503");
        }
        assertThat(database.run(team, "select count(*) from token")).containsExactly("0");
    }

    @Test
    @Tag("security-55")
    void aPurgeLeavesATombstoneAndProvesItWithCounts() throws SQLException {
        String name = database.run(team, "select name from workspace").getFirst();
        await("the relay")
                .atMost(SOON)
                .until(() -> database.run(team, "select count(*) from outbox where sent_at is null")
                        .equals(List.of("0")));

        disconnect("{\"purge\": true}");
        JsonNode answer = administrator(team).json(disconnect("{\"purge\": true}"));

        assertThat(answer.path("done").asBoolean()).isTrue();
        assertThat(answer.path("deleted").path("token").asInt()).isEqualTo(2);
        assertThat(answer.path("deleted").path("data_key").asInt()).isEqualTo(1);
        assertThat(answer.path("purged_at").asText()).isNotEmpty();
        for (String table : database.run(
                team,
                "select table_name from information_schema.columns"
                        + " where table_schema = 'auth' and column_name = 'team'")) {
            if (!List.of("workspace", "audit", "outbox", "outbox_seq", "purge").contains(table)) {
                assertThat(database.run(team, "select count(*) from " + table + " where team = '" + team + "'"))
                        .as(table)
                        .containsExactly("0");
            }
        }
        assertThat(database.run(team, "select w::text from workspace w").getFirst())
                .contains(team, "DISCONNECTED")
                .doesNotContain(name, "channels:read", "U0");
        await("the announcement")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(Kafka.announcements())
                        .anySatisfy(announced -> assertThat(announced.value())
                                .contains("\"team\":\"" + team, "\"purged_at\":\"2", "\"name\":\"" + team)));

        install();
        assertThat(lease().statusCode()).isEqualTo(200);
        assertThat(database.run(team, "select status, name = '" + name + "', purged_at < installed_at from workspace"))
                .containsExactly("CONNECTED|t|t");
    }

    @Test
    @Tag("security-31")
    void onlyAnAdministratorOfTheWorkspaceMayDoIt() throws SQLException {
        String own = "{\"workspace_id\": \"" + team + "\", \"purge\": true}";

        assertThat(administrator("T0OTHER").post(DISCONNECT, own).statusCode()).isEqualTo(404);
        assertThat(as(new Caller("key:a", Role.ANALYST, Optional.of(team), Optional.empty(), true))
                        .asProgram()
                        .post(DISCONNECT, own)
                        .statusCode())
                .isEqualTo(403);
        assertThat(stranger().post(DISCONNECT, own).statusCode()).isEqualTo(401);
        assertThat(administrator("T0NOBODY").post(DISCONNECT, "{}").statusCode())
                .isEqualTo(404);
        assertThat(disconnect("{\"purge\": \"yes\"}").statusCode()).isEqualTo(400);
        assertThat(database.run(team, "select status from workspace")).containsExactly("CONNECTED");
    }

    private Browser administrator(String workspace) {
        return as(new Caller("key:test", Role.ADMIN, Optional.of(workspace), Optional.empty(), true))
                .asProgram();
    }

    private HttpResponse<String> disconnect(String json) {
        return administrator(team).post(DISCONNECT, json);
    }

    private HttpResponse<String> lease() {
        return ingestion().post("/internal/tokens/lease", "{\"team\": \"" + team + "\", \"purpose\": \"test\"}");
    }
}
