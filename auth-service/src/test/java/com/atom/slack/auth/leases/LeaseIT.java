package com.atom.slack.auth.leases;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;
import com.atom.slack.auth.testing.SlackSide;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.ServiceName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class LeaseIT extends AuthServiceTest {

    private static final String LEASE = "/internal/tokens/lease";

    private final Database database = Database.asService();
    private String team;

    @BeforeEach
    void install() {
        Browser admin = admin();
        JsonNode begun = admin.json(admin.post("/api/auth/slack/authorize", "{\"user_scopes\": [\"search:read\"]}"));
        String back = admin.get(begun.path("authorization_url").asText())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String closing = admin.get(back).headers().firstValue("Location").orElseThrow();
        team = closing.replaceAll(".*team=(\\w+).*", "$1");
    }

    @Test
    void aServiceIsLentTheBotsTokenForMinutes() {
        JsonNode lease = ingestion().json(lease(team, "backfill"));

        assertThat(lease.path("token").asText()).startsWith("xoxb-");
        assertThat(lease.path("team").asText()).isEqualTo(team);
        assertThat(lease.path("app_id").asText()).startsWith("A");
        assertThat(lease.path("bot_user").asText()).startsWith("U");
        assertThat(lease.path("scopes")).isNotEmpty();
        assertThat(Instant.parse(lease.path("until").asText()))
                .isBetween(Instant.now().plusSeconds(60), Instant.now().plusSeconds(900));
    }

    /** Row 28 of the security bar. */
    @Tag("security-28")
    @Test
    @Tag("security-28")
    @Tag("security-57")
    void everyLeaseIsInTheAuditAndTheAuditCannotBeChanged() throws SQLException {
        lease(team, "audit-probe");

        assertThat(database.run(team, "select actor, action, team from audit where purpose = 'audit-probe'"))
                .containsExactly("service:ingestion|TOKEN_LEASED|" + team);
        assertThatThrownBy(() -> database.run(team, "update audit set actor = 'nobody'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> database.run(team, "delete from audit")).hasMessageContaining("permission denied");
    }

    @Test
    @Tag("security-27")
    void nobodyButAServiceIsLentAToken() {
        String question = question(team, "curiosity");

        assertThat(admin().post(LEASE, question).statusCode()).isEqualTo(403);
        assertThat(browser().post(LEASE, question).statusCode()).isEqualTo(403);
        assertThat(stranger().post(LEASE, question).statusCode()).isEqualTo(401);
        assertThat(as(Caller.service(ServiceName.INGESTION).in("T0OTHER"))
                        .post(LEASE, question)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aWorkspaceThatWasNeverInstalledIsUnknown() {
        assertThat(lease("T0NOBODY", "backfill").statusCode()).isEqualTo(404);
        assertThat(lease("' or true --", "backfill").statusCode()).isEqualTo(404);
    }

    @Test
    void aPurposeIsAWord() {
        assertThat(lease(team, "two\\nlines").statusCode()).isEqualTo(400);
    }

    @Test
    void aDisconnectedWorkspaceNeedsToBeInstalledAgain() throws SQLException {
        database.run(team, "update workspace set status = 'NEEDS_REAUTH'");

        HttpResponse<String> refused = lease(team, "backfill");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(ingestion().json(refused).path("type").asText()).endsWith("needs-reauth");
    }

    @Test
    void anExpiredTokenIsNotLent() throws SQLException {
        database.run(team, "update token set expires_at = now() - interval '1 second'");

        assertThat(lease(team, "backfill").statusCode()).isEqualTo(409);
    }

    /** Row 23 of the security bar. */
    @Tag("security-23")
    @Test
    @Tag("security-23")
    void swappedCipherTextsDoNotOpen() throws SQLException {
        database.run(team, "update token t set sealed = o.sealed from token o where o.kind <> t.kind");

        HttpResponse<String> refused = lease(team, "backfill");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).doesNotContain("xox");
    }

    @Test
    @Tag("security-19")
    void installingAgainReplacesTheTokensInPlace() throws SQLException {
        List<String> before = database.run(team, "select kind, version from token order by kind");
        SlackSide slack = new SlackSide(slack());
        int revocations = slack.calls("auth.revoke").size();

        install();

        assertThat(slack.calls("auth.revoke"))
                .as("Slack gave the same token, which must not be revoked")
                .hasSize(revocations);
        assertThat(before).hasSize(2);
        assertThat(database.run(team, "select kind, version from token order by kind"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(before);
        assertThat(database.run(
                        team, "select distinct t.version = w.version from token t join workspace w using (team)"))
                .containsExactly("t");
        assertThat(database.run(team, "select action from audit order by id desc limit 1"))
                .containsExactly("REINSTALLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"workspace", "token", "data_key"})
    void anotherTeamsSettingShowsNothing(String table) throws SQLException {
        String count = "select count(*) from " + table;

        assertThat(database.run(team, count)).isNotEqualTo(List.of("0"));
        assertThat(database.run("T0OTHER", count)).containsExactly("0");
        assertThat(database.run("", count)).containsExactly("0");
        assertThat(database.run("T0OTHER", "delete from " + table)).containsExactly("0");
        assertThat(database.run("T0OTHER", "select count(*) from audit where team is not null"))
                .containsExactly("0");
    }

    /** Row 27 of the security bar. */
    @Tag("security-27")
    @Test
    @Tag("security-27")
    void theRolesOfOtherServicesAreShutOut() {
        assertThatThrownBy(() -> new Database("archive_app").run(team, "select * from auth.token"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theWorkspaceIsAnnounced() {
        await("the announcement")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(announcements()).anySatisfy(announced -> {
                    assertThat(announced.key()).isEqualTo(team);
                    assertThat(announced.value()).contains("\"status\":\"CONNECTED\"", "\"app_id\":\"A", "\"seq\":");
                }));
    }

    /** Row 26 of the security bar. */
    @Tag("security-26")
    @Test
    @Tag("security-26")
    void noTokenLiesInTheClearAnywhere() throws Exception {
        String token = ingestion().json(lease(team, "leak-probe")).path("token").asText();
        await("the relay")
                .untilAsserted(() -> assertThat(database.run("", "select count(*) from outbox where sent_at is null"))
                        .containsExactly("0"));

        for (String table : List.of("workspace", "token", "data_key", "audit", "pending_installation", "outbox")) {
            assertThat(database.run(team, "select t::text from " + table + " t"))
                    .as(table)
                    .noneMatch(row -> row.contains("xox") || row.contains(hex("xox")));
        }
        assertThat(announcements()).noneMatch(announced -> announced.value().contains("xox"));
        assertThat(Files.readString(Path.of("target", "auth-service.log")))
                .contains("auth-service")
                .doesNotContain(
                        token,
                        "xoxb-",
                        "xoxp-",
                        ConfigProvider.getConfig().getValue("SLACK_CLIENT_SECRET", String.class));
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private HttpResponse<String> lease(String team, String purpose) {
        return ingestion().post(LEASE, question(team, purpose));
    }

    private static String question(String team, String purpose) {
        return "{\"team\": \"" + team + "\", \"purpose\": \"" + purpose + "\"}";
    }

    private static List<ConsumerRecord<String, String>> announcements() {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("slack.workspaces.v1").stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, String>> records = new java.util.ArrayList<>();
            consumer.poll(Duration.ofSeconds(2)).forEach(records::add);
            return records;
        }
    }
}
