package com.atom.slack.auth.keys;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.topics.TopicNames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class IssuedKeyIT extends AuthServiceTest {

    private static final String KEYS = "/internal/api-keys";
    private static final String FAR = "2999-01-01T00:00:00Z";

    private final Database database = Database.asService();

    @Test
    void aNewKeyIsShownOnceAndIsGoodForWhatItWasMadeFor() throws SQLException {
        HttpResponse<String> made = create(adminOf("*"), "viewer", "\"T0A\"", "public", FAR);
        JsonNode answer = admin().json(made);
        String key = answer.path("key").asText();

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(key).matches("atom_[A-Za-z0-9_-]{43}");
        JsonNode identity = ingestion().json(verify(key));
        assertThat(identity.path("subject").asText())
                .isEqualTo("key:" + answer.path("api_key").path("id").asText());
        assertThat(identity.path("role").asText()).isEqualTo("VIEWER");
        assertThat(identity.path("teams").toString()).isEqualTo("[\"T0A\"]");
        assertThat(identity.path("all_channels").asBoolean()).isFalse();
        assertThat(adminOf("*").get(KEYS).body())
                .contains(answer.path("api_key").path("id").asText())
                .doesNotContain(key, key.substring("atom_".length()), "key_hash");
        assertThat(database.run("T0A", "select k::text from api_key k")).noneMatch(row -> row.contains(key));
    }

    @Test
    void theListTellsWhoMadeAKeyAndWhenItWasLastUsed() {
        String key = key("viewer", "\"T0LIST\"");

        assertThat(listed(adminOf("*"), key).path("created_by").asText()).isEqualTo("key:admin-of-*");
        assertThat(listed(adminOf("*"), key).has("last_used_at")).isFalse();
        verify(key);

        JsonNode used = listed(adminOf("*"), key);
        assertThat(Instant.parse(used.path("last_used_at").asText()))
                .isCloseTo(
                        Instant.now(),
                        new org.assertj.core.data.TemporalUnitWithinOffset(30, java.time.temporal.ChronoUnit.SECONDS));
        assertThat(used.path("status").asText()).isEqualTo("active");
    }

    @Test
    @Tag("security-30")
    void aRevokedKeyIsRefusedAtOnceAndItsEndIsAnnounced() throws SQLException {
        String key = key("viewer", "\"T0REVOKED\"");
        String id = id(key);

        assertThat(adminOf("*").delete(KEYS + "/" + id).statusCode()).isEqualTo(200);

        assertThat(verify(key).statusCode()).isEqualTo(401);
        assertThat(standing(id).statusCode()).isEqualTo(401);
        assertThat(listed(adminOf("*"), key).path("status").asText()).isEqualTo("revoked");
        assertThat(adminOf("*")
                        .json(adminOf("*").delete(KEYS + "/" + id))
                        .path("already_revoked")
                        .asBoolean())
                .isTrue();
        await("the announcement")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(announced()).contains(id));
        assertThat(database.run(
                        "T0REVOKED", "select actor from audit where action = 'KEY_REVOKED' and team = 'T0REVOKED'"))
                .containsExactly("key:admin-of-*");
    }

    @Test
    void aKeyThatWasNotRevokedStandsByItsName() {
        String key = key("analyst", "\"T0STANDS\"");

        assertThat(ingestion().json(standing(id(key))).path("role").asText()).isEqualTo("ANALYST");
        assertThat(standing("000000000000").statusCode()).isEqualTo(401);
        assertThat(admin().post(KEYS + "/standing", "{\"key_id\": \"" + id(key) + "\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Tag("security-31")
    void anAdministratorOfOneWorkspaceReachesNoFurther() {
        String foreign = key("viewer", "\"T0FOREIGN\"");
        String both = key("viewer", "\"T0MINE\", \"T0FOREIGN\"");
        Browser mine = adminOf("T0MINE");
        String own = mine.json(create(mine, "admin", "\"T0MINE\"", "public", null))
                .path("key")
                .asText();

        assertThat(mine.get(KEYS).body()).contains(id(own)).doesNotContain(id(foreign), id(both));
        assertThat(mine.delete(KEYS + "/" + id(foreign)).statusCode()).isEqualTo(404);
        assertThat(mine.delete(KEYS + "/" + id(both)).statusCode()).isEqualTo(404);
        assertThat(verify(foreign).statusCode()).isEqualTo(200);
        assertThat(create(mine, "viewer", "\"T0FOREIGN\"", "public", null).statusCode())
                .isEqualTo(404);
        assertThat(create(mine, "viewer", "\"*\"", "public", null).statusCode()).isEqualTo(403);
        assertThat(create(mine, "viewer", "\"T0MINE\"", "all", null).statusCode())
                .isEqualTo(403);
        assertThat(mine.delete(KEYS + "/" + id(own)).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyAnAdministratorMayAsk() {
        Browser member = as(new Caller(
                "key:m", Role.MEMBER, java.util.Optional.empty(), java.util.Optional.empty(), true, List.of("*")));

        assertThat(member.get(KEYS).statusCode()).isEqualTo(403);
        assertThat(create(member, "viewer", "\"T0A\"", "public", null).statusCode())
                .isEqualTo(403);
        assertThat(member.delete(KEYS + "/000000000000").statusCode()).isEqualTo(403);
        assertThat(stranger().get(KEYS).statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("security-35")
    void aBadWishIsRefusedWithAllItsFaultsAndMakesNothing() throws SQLException {
        List<String> before = database.run("", "select count(*) from api_key");

        HttpResponse<String> refused = adminOf("*").post(KEYS, """
                {"label": " ", "role": "owner", "workspaces": ["T 1"], "channels": "some", "created_by": "me"}""");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("label", "role", "workspaces", "channels", "created_by");
        assertThat(create(adminOf("*"), "viewer", "\"T0A\"", "public", "2001-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(400);
        assertThat(create(adminOf("*"), "viewer", "\"*\", \"T0A\"", "public", null)
                        .statusCode())
                .isEqualTo(400);
        assertThat(adminOf("*").delete(KEYS + "/nonsense").statusCode()).isEqualTo(404);
        assertThat(database.run("", "select count(*) from api_key")).isEqualTo(before);
    }

    @Test
    void refusedKeysAreInTheAuditAndTheKeyIsNot() throws SQLException {
        String unknown = ApiKey.random(new java.security.SecureRandom()).text();
        String expired = key("viewer", "\"T0EXPIRED\"");
        database.run(
                "", "update api_key set expires_at = now() - interval '1 second' where id = '" + id(expired) + "'");

        verify(unknown);
        verify(expired);

        assertThat(database.run("", "select actor, purpose from audit where action = 'KEY_REFUSED' and team is null"))
                .anyMatch(row -> row.startsWith("anonymous|unknown"));
        assertThat(database.run(
                        "T0EXPIRED",
                        "select actor, purpose from audit where action = 'KEY_REFUSED'" + " and team = 'T0EXPIRED'"))
                .containsExactly("key:" + id(expired) + "|expired");
        assertThat(database.run("T0EXPIRED", "select a::text from audit a"))
                .noneMatch(row -> row.contains(unknown) || row.contains(expired));
    }

    @Test
    void theLastKeyThatAdministersEverythingStays() throws SQLException {
        List<String> others = database.run(
                "", "select id from api_key where role = 'ADMIN' and '*' = any(teams)" + " and revoked_at is null");
        String last = key("admin", "\"*\"");
        database.run("", "update api_key set revoked_at = now() where id in ('" + String.join("','", others) + "')");

        int status = adminOf("*").delete(KEYS + "/" + id(last)).statusCode();

        database.run("", "update api_key set revoked_at = null where id in ('" + String.join("','", others) + "')");
        assertThat(status).isEqualTo(409);
        assertThat(verify(last).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> create(Browser who, String role, String teams, String channels, String expiresAt) {
        return who.post(
                KEYS, """
                {"label": "test", "role": "%s", "workspaces": [%s], "channels": "%s", "expires_at": %s}""".formatted(role, teams, channels, expiresAt == null ? "null" : "\"" + expiresAt + "\""));
    }

    private String key(String role, String teams) {
        return admin().json(create(adminOf("*"), role, teams, "public", null))
                .path("key")
                .asText();
    }

    private static String id(String key) {
        return HexFormat.of().formatHex(new ApiKey(key).hash(), 0, 6);
    }

    private JsonNode listed(Browser who, String key) {
        for (JsonNode one : who.json(who.get(KEYS)).path("api_keys")) {
            if (one.path("id").asText().equals(id(key))) {
                return one;
            }
        }
        throw new AssertionError("not listed");
    }

    private HttpResponse<String> verify(String key) {
        return ingestion().post(KEYS + "/verify", "{\"key\": \"" + key + "\"}");
    }

    private HttpResponse<String> standing(String id) {
        return ingestion().post(KEYS + "/standing", "{\"key_id\": \"" + id + "\"}");
    }

    private static List<String> announced() {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TopicNames.CREDENTIALS).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> keys = new ArrayList<>();
            consumer.poll(Duration.ofSeconds(2)).forEach(one -> keys.add(one.key()));
            return keys;
        }
    }
}
