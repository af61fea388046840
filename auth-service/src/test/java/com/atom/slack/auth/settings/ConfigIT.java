package com.atom.slack.auth.settings;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class ConfigIT extends AuthServiceTest {

    private static final String CONFIG = "/internal/config";

    private final Database database = Database.asService();

    @AfterEach
    void forget() throws SQLException {
        database.run("", "delete from setting");
    }

    @Test
    void everySettingTellsItsValueAndWhereItComesFrom() {
        assertThat(value("", "SLACK_MAX_RETRIES").path("source").asText()).isEqualTo("default");
        assertThat(value("", "SLACK_MAX_RETRIES").path("value").asText()).isEqualTo("3");
        assertThat(value("", "SLACK_TIMEOUT").path("source").asText()).isEqualTo("environment");
        assertThat(value("", "SLACK_CLIENT_SECRET").path("value").asText()).isEqualTo("***");
        assertThat(value("", "ENCRYPTION_KEY").path("value").asText()).isEqualTo("***");
        assertThat(value("", "DATABASE_URL").path("value").asText()).isEqualTo("***");
        JsonNode config = admin().json(adminOf("*").get(CONFIG)).path("config");
        assertThat(config.path("oauth_configured").asBoolean()).isTrue();
        assertThat(config.path("scopes")).isNotEmpty();
    }

    @Test
    void aChangeIsKeptAuditedAndAnnounced() throws SQLException {
        JsonNode answer = admin().json(change(adminOf("*"), "{\"log_level\": \"WARN\", \"SLACK_SYNC_BOTS\": false}"));

        assertThat(answer.path("changed").toString()).contains("LOG_LEVEL", "SLACK_SYNC_BOTS");
        assertThat(value("", "LOG_LEVEL").path("value").asText()).isEqualTo("WARN");
        assertThat(value("", "LOG_LEVEL").path("source").asText()).isEqualTo("dynamic");
        assertThat(value("", "LOG_LEVEL").path("effective").asBoolean()).isTrue();
        assertThat(value("", "SLACK_SYNC_BOTS").path("effective").asBoolean()).isFalse();
        assertThat(database.run("", "select purpose from audit where action = 'SETTINGS_CHANGED'"))
                .anyMatch(purpose -> purpose.contains("LOG_LEVEL") && !purpose.contains("WARN"));
        assertThat(database.run(
                        "", "select records::text from outbox where team = '*' and topic = 'slack.workspaces.v1'"))
                .anyMatch(records -> records.contains("\"LOG_LEVEL\": \"WARN\""));
        await("the relay")
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(database.run("", "select count(*) from outbox where sent_at is null"))
                        .containsExactly("0"));
        assertThat(admin().json(change(adminOf("*"), "{\"log_level\": \"WARN\"}"))
                        .path("changed"))
                .isEmpty();
    }

    @Test
    void aWorkspaceHasItsOwnValueAndForgetsItByNull() {
        change(adminOf("*"), "{\"slack_sync_private\": false}");
        change(adminOf("T0OWN"), "{\"workspace_id\": \"T0OWN\", \"slack_sync_private\": true}");

        assertThat(value("?workspace_id=T0OWN", "SLACK_SYNC_PRIVATE")
                        .path("source")
                        .asText())
                .isEqualTo("workspace");
        assertThat(value("?workspace_id=T0OWN", "SLACK_SYNC_PRIVATE")
                        .path("value")
                        .asText())
                .isEqualTo("true");
        assertThat(value("", "SLACK_SYNC_PRIVATE").path("value").asText()).isEqualTo("false");
        change(adminOf("T0OWN"), "{\"workspace_id\": \"T0OWN\", \"slack_sync_private\": null}");
        assertThat(value("?workspace_id=T0OWN", "SLACK_SYNC_PRIVATE")
                        .path("source")
                        .asText())
                .isEqualTo("dynamic");
    }

    @Test
    void everyBadKeyIsNamedAndNothingIsChanged() throws SQLException {
        HttpResponse<String> refused = change(adminOf("*"), """
                {"log_level": "LOUD", "colour": 1, "slack_client_secret": "stolen-secret", "slack_cache_ttl": [1],
                 "slack_sync_bots": false}""");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("log_level", "colour", "slack_client_secret", "slack_cache_ttl")
                .doesNotContain("LOUD", "stolen-secret");
        assertThat(database.run("", "select count(*) from setting")).containsExactly("0");
        assertThat(change(adminOf("*"), "{}").statusCode()).isEqualTo(400);
        assertThat(change(adminOf("*"), "[]").statusCode()).isEqualTo(400);
        assertThat(change(adminOf("*"), "{\"workspace_id\": \"T0OWN\", \"log_level\": \"WARN\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobodyReachesBeyondTheOwnWorkspaces() {
        assertThat(change(adminOf("T0OWN"), "{\"log_level\": \"WARN\"}").statusCode())
                .isEqualTo(403);
        assertThat(change(adminOf("T0OWN"), "{\"workspace_id\": \"T0OTHER\", \"slack_sync_bots\": true}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(adminOf("T0OWN").get(CONFIG + "?workspace_id=T0OTHER").statusCode())
                .isEqualTo(404);
        assertThat(browser().get(CONFIG).statusCode()).isEqualTo(403);
    }

    @Test
    void aSecretThatIsSetIsToldToNobody() throws SQLException {
        String hook = "https://hooks.example/services/canary-" + "value";

        HttpResponse<String> answer = change(adminOf("*"), "{\"slack_webhook_url\": \"" + hook + "\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(hook);
        assertThat(database.run("", "select o::text from outbox o")).noneMatch(row -> row.contains("canary-value"));
        assertThat(database.run("", "select a::text from audit a")).noneMatch(row -> row.contains("canary-value"));
    }

    private HttpResponse<String> change(Browser who, String body) {
        return who.post(CONFIG, body);
    }

    private JsonNode value(String query, String name) {
        Browser admin = adminOf("*");
        for (JsonNode one : admin.json(admin.get(CONFIG + query)).path("config").path("settings")) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError(name + " is not listed");
    }
}
