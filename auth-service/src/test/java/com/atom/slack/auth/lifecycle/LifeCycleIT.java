package com.atom.slack.auth.lifecycle;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Database;
import com.atom.slack.auth.testing.Installer;
import com.atom.slack.auth.testing.Kafka;
import com.atom.slack.auth.testing.SlackSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class LifeCycleIT extends AuthServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String LEASE = "/internal/tokens/lease";

    private final Database database = Database.asService();
    private SlackSide slack;
    private String team;
    private String bot;
    private String person;

    @BeforeEach
    void install() throws SQLException {
        slack = new SlackSide(slack());
        team = new Installer(admin()).install("{\"user_scopes\": [\"search:read\"]}", "");
        bot = database.run(team, "select bot_user from workspace").getFirst();
        person = database.run(team, "select holder from token where kind = 'USER'")
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({"revoke,DISCONNECTED,app_uninstalled", "uninstall,DISCONNECTED,app_uninstalled"})
    void revokedAndUninstalledInEitherOrderAndTwiceEndTheConnection(String first, String status, String reason)
            throws SQLException {
        slack.act("{\"action\": \"uninstall\", \"team\": \"" + team + "\"}");
        String revoked = tokensRevoked(List.of(bot), List.of(person), Instant.now());
        String uninstalled = event("{\"type\": \"app_uninstalled\"}", Instant.now());

        for (String body : first.equals("revoke")
                ? List.of(revoked, uninstalled, revoked, uninstalled)
                : List.of(uninstalled, revoked, uninstalled, revoked)) {
            Kafka.event(team, body);
        }

        await("the end").atMost(SOON).until(() -> state().equals(status + "|" + reason));
        marker();
        assertThat(state()).isEqualTo(status + "|" + reason);
        assertThat(database.run(team, "select count(*) from token")).containsExactly("0");
        assertThat(database.run(team, "select count(*) from data_key")).containsExactly("0");
        assertThat(lease().statusCode()).isEqualTo(409);
        assertThat(database.run(
                        team,
                        "select count(*) from audit where action = 'DISCONNECTED'"
                                + " and at > (select installed_at from workspace)"))
                .containsExactly("1");
        await("the announcement")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(Kafka.announcements())
                        .anySatisfy(announced -> assertThat(announced.value())
                                .contains(team, "\"status\":\"DISCONNECTED\"", "\"reason\":\"app_uninstalled\"")));
        install();
        assertThat(state()).isEqualTo("CONNECTED|null");
        assertThat(lease().statusCode()).isEqualTo(200);
    }

    @Test
    void aRevokedBotTokenStopsTheWorkspaceAndSaysWhy() throws SQLException {
        slack.act("{\"action\": \"revoke\", \"team\": \"" + team + "\"}");

        Kafka.event(team, tokensRevoked(List.of(bot), List.of(), Instant.now()));

        await("the stop").atMost(SOON).until(() -> state().equals("NEEDS_REAUTH|tokens_revoked"));
        HttpResponse<String> refused = lease();
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("tokens_revoked");
    }

    @Test
    void aPersonsTokenIsForgottenAndTheBotWorksOn() throws SQLException {
        slack.act("{\"action\": \"revoke\", \"team\": \"" + team + "\", \"user\": \"" + person + "\"}");

        Kafka.event(team, tokensRevoked(List.of(), List.of(person), Instant.now()));

        await("the token to go")
                .atMost(SOON)
                .until(() -> database.run(team, "select kind from token").equals(List.of("BOT")));
        assertThat(state()).isEqualTo("CONNECTED|null");
        assertThat(lease().statusCode()).isEqualTo(200);
    }

    @Test
    void whatHappenedBeforeTheNewestInstallationDoesNotEndIt() throws SQLException {
        Kafka.event(team, event("{\"type\": \"app_uninstalled\"}", Instant.now().minusSeconds(3600)));
        Kafka.event(
                team, tokensRevoked(List.of(bot), List.of(person), Instant.now().minusSeconds(3600)));
        // so near to the installation that only Slack can tell
        Kafka.event(team, event("{\"type\": \"app_uninstalled\"}", Instant.now()));
        Kafka.event(team, tokensRevoked(List.of(bot), List.of(person), Instant.now()));
        marker();

        assertThat(state()).isEqualTo("CONNECTED|null");
        assertThat(database.run(team, "select count(*) from token")).containsExactly("2");
    }

    @Test
    void poisonAndEventsOfOthersAreSkippedAndStallNothing() throws SQLException {
        Kafka.event(team, "{\"event\": {\"type\": \"tokens_revoked\"");
        Kafka.event(team, "{\"event\": {\"type\": \"app_uninstalled\"}}");
        Kafka.event(team, "{\"team_id\": \"" + team + "\", \"event\": {\"type\": \"app_uninstalled\"}}");
        Kafka.event(
                "T0NOBODY",
                event("{\"type\": \"app_uninstalled\"}", Instant.now()).replace(team, "T0NOBODY"));
        Kafka.event(
                team,
                event("{\"type\": \"app_uninstalled\"}", Instant.now().plusSeconds(90))
                        .replaceAll("\"api_app_id\": \"\\w+\"", "\"api_app_id\": \"A0OTHER\""));
        Kafka.event(team, event("{\"type\": \"message\", \"text\": \"app_uninstalled\"}", Instant.now()));
        marker();

        assertThat(state()).isEqualTo("CONNECTED|null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_inactive", "invalid_auth", "token_revoked"})
    void whatACallerMeetsStopsTheWorkspaceWithinThatCall(String error) throws SQLException {
        JsonNode lease = ingestion().json(lease());
        slack.act("{\"action\": \"uninstall\", \"team\": \"" + team + "\"}");

        HttpResponse<String> refused = refused(lease.path("generation").asInt(), error);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(state()).as("as Slack says it").isEqualTo("NEEDS_REAUTH|account_inactive");
        assertThat(database.run(
                        team,
                        "select actor, purpose from audit where action = 'NEEDS_REAUTH' order by id desc" + " limit 1"))
                .containsExactly("service:ingestion|account_inactive");
    }

    @Test
    void aReportAboutATokenThatWorksOrThatIsOldChangesNothing() throws SQLException {
        JsonNode lease = ingestion().json(lease());
        int generation = lease.path("generation").asInt();

        HttpResponse<String> works = refused(generation, "account_inactive");
        HttpResponse<String> old = refused(generation - 1, "token_revoked");
        HttpResponse<String> notAboutTheToken = refused(generation, "not_allowed_token_type");

        assertThat(List.of(works, old, notAboutTheToken))
                .allSatisfy(answer -> assertThat(
                                ingestion().json(answer).path("token").asText())
                        .isEqualTo(lease.path("token").asText()));
        assertThat(state()).isEqualTo("CONNECTED|null");
    }

    /** An event that is seen to be done: everything before it on the same partition is done too. */
    private void marker() throws SQLException {
        String other = "T0M" + System.nanoTime() % 1_000_000_000;
        database.run(
                other,
                "insert into workspace (team, name, app_id, scopes, status, version, connected_at,"
                        + " installed_at, changed_at) values ('" + other + "', 'm', '" + app()
                        + "', '{}', 'CONNECTED', 1,"
                        + " now() - interval '1 day', now() - interval '1 day', now())");
        Kafka.event(
                team, event("{\"type\": \"app_uninstalled\"}", Instant.now()).replace(team, other));
        await("the marker")
                .atMost(SOON)
                .until(() -> database.run(other, "select status from workspace").equals(List.of("DISCONNECTED")));
    }

    private static String app() {
        return ConfigProvider.getConfig().getValue("SLACK_APP_ID", String.class);
    }

    private String tokensRevoked(List<String> bots, List<String> users, Instant at) {
        return event(
                "{\"type\": \"tokens_revoked\", \"tokens\": {\"bot\": " + json(bots) + ", \"oauth\": " + json(users)
                        + "}}",
                at);
    }

    private static String json(List<String> ids) {
        return ids.isEmpty() ? "[]" : "[\"" + String.join("\", \"", ids) + "\"]";
    }

    private String event(String inner, Instant at) {
        return "{\"team_id\": \"" + team + "\", \"api_app_id\": \"" + app() + "\", \"event\": " + inner
                + ", \"type\": \"event_callback\", \"event_id\": \"Ev1\", \"event_time\": " + at.getEpochSecond() + "}";
    }

    private String state() throws SQLException {
        return database.run(team, "select status, reason from workspace").getFirst();
    }

    private HttpResponse<String> lease() {
        return ingestion().post(LEASE, "{\"team\": \"" + team + "\", \"purpose\": \"test\"}");
    }

    private HttpResponse<String> refused(int generation, String error) {
        return ingestion()
                .post(
                        LEASE,
                        "{\"team\": \"" + team + "\", \"purpose\": \"test\", \"refused\": {\"generation\": "
                                + generation + ", \"error\": \"" + error + "\"}}");
    }
}
