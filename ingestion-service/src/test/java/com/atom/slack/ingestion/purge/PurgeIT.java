package com.atom.slack.ingestion.purge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.workspaces.WorkspaceState.Status;
import com.atom.slack.ingestion.house.Archive;
import com.atom.slack.ingestion.house.Broker;
import com.atom.slack.ingestion.house.Door;
import com.atom.slack.ingestion.house.Stage;
import com.atom.slack.kit.purge.Purge;
import com.atom.slack.kit.tenancy.Tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Archive
@Tag("security-55")
class PurgeIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    @Inject
    Broker broker;

    @Inject
    Stage stage;

    @Inject
    Door door;

    @Inject
    Tenancy tenancy;

    @Inject
    RedisAPI redis;

    @Inject
    ObjectMapper mapper;

    @Test
    void everyTableIsEmptyOfItAndTheCountsProveItAndNothingElseIsTouched() {
        // Given
        fill("TPURGE1");
        fill("TSTAYS1");
        Map<String, Long> held = rows("TPURGE1");
        Map<String, Long> others = rows("TSTAYS1");
        redis.setex("atom:slack:class:{A1/TPURGE1}", "60", "TIER").await().atMost(SOON);
        redis.setex("atom:slack:class:{A1/TSTAYS1}", "60", "TIER").await().atMost(SOON);
        assertThat(held)
                .containsKeys("message", "message_version", "channel", "slack_user", "reaction", "backfill_run");

        // When
        Instant asked = forget("TPURGE1");

        // Then
        JsonPath proof = awaitDone("TPURGE1", asked);
        held.remove("outbox_seq");
        held.forEach((table, count) ->
                assertThat(proof.getLong("deleted." + table)).as(table).isEqualTo(count));
        assertThat(proof.getLong("deleted.redis_keys")).isEqualTo(1);
        assertThat(rows("TPURGE1")).containsOnlyKeys("outbox_seq");
        assertThat(rows("TSTAYS1")).isEqualTo(others);
        assertThat(redis.exists(List.of("atom:slack:class:{A1/TSTAYS1}"))
                        .await()
                        .atMost(SOON)
                        .toInteger())
                .isEqualTo(1);
    }

    @Test
    void whatComesLaterDoesNotBringItBackUntilItIsInstalledAgain() {
        // Given
        fill("TPURGE2");
        Instant asked = forget("TPURGE2");
        awaitDone("TPURGE2", asked);

        // When
        broker.event("TPURGE2", message("1750000000.000900", "too late"));
        assertThat(door.administer("TPURGE2", "/ingest", "{}").statusCode()).isEqualTo(404);
        fill("TMARK2");
        broker.event("TMARK2", message("1750000000.000900", "marker"));
        await("the marker").atMost(SOON).until(() -> texts("TMARK2").contains("marker"));

        // Then
        assertThat(rows("TPURGE2")).containsOnlyKeys("outbox_seq");
        broker.announce("TPURGE2", Status.CONNECTED, null, asked);
        broker.event("TPURGE2", message("1750000000.001000", "welcome back"));
        await("the new message").atMost(SOON).until(() -> texts("TPURGE2").contains("welcome back"));
        assertThat(texts("TPURGE2")).doesNotContain("too late", "hello");
    }

    @Test
    void installedAgainBeforeItWasForgottenTheOldIsForgottenFirst() {
        // Given
        fill("TPURGE3");
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        // When
        broker.announce("TPURGE3", Status.CONNECTED, null, asked);
        broker.event("TPURGE3", message("1750000000.001000", "after"));

        // Then
        await("the new message").atMost(SOON).until(() -> texts("TPURGE3").equals(List.of("after")));
        assertThat(awaitDone("TPURGE3", asked).getLong("deleted.message")).isPositive();
    }

    /** As if the process had been killed after some batches, which another one goes on with. */
    @Test
    void aPurgeThatWasKilledGoesOnAndCountsEachRowOnce() {
        // Given
        fill("TPURGE4");
        Map<String, Long> held = rows("TPURGE4");
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Purge killed =
                new Purge(tenancy, "archive", List.of("backfill_run"), Set.of("outbox_seq"), Duration.ofHours(1));
        tenancy.in(
                        "TPURGE4",
                        tx -> tx.preparedQuery(
                                        "insert into purge (team, asked_at, deleted) values ($1, $2, '{\"message\": 1}')")
                                .execute(Tuple.of("TPURGE4", asked.atOffset(ZoneOffset.UTC)))
                                .chain(() -> tx.preparedQuery("delete from message where team = $1 and ts ="
                                                + " (select min(ts) from message where team = $1)")
                                        .execute(Tuple.of("TPURGE4"))))
                .await()
                .atMost(SOON);
        assertThat(killed.run("TPURGE4", asked).await().atMost(SOON))
                .as("not proven so soon")
                .isFalse();

        // When
        broker.announce("TPURGE4", Status.DISCONNECTED, "disconnected", asked);

        // Then
        JsonPath proof = awaitDone("TPURGE4", asked);
        assertThat(proof.getLong("deleted.message")).isEqualTo(held.get("message"));
        assertThat(proof.getLong("deleted.channel")).isEqualTo(held.get("channel"));
    }

    @Test
    void whyAWorkspaceIsNotConnectedIsSaid() {
        fill("TWHY1");

        broker.announce("TWHY1", Status.NEEDS_REAUTH, "account_inactive", null);

        JsonPath details = door.post("TWHY1", "/workspace/details", "{}").jsonPath();
        assertThat(details.getString("workspace.connection_status")).isEqualTo("error");
        assertThat(details.getString("workspace.connection_error")).isEqualTo("account_inactive");
        assertThat(details.getString("health.token")).isEqualTo("needs_reauth");
        assertThat(door.administer("TWHY1", "/ingest", "{}").statusCode()).isEqualTo(404);
        broker.announce("TWHY1", Status.CONNECTED, null, null);
        assertThat(door.post("TWHY1", "/workspace/details", "{}").jsonPath().getString("workspace.connection_status"))
                .isEqualTo("connected");
        assertThat(texts("TWHY1")).contains("hello");
    }

    private void fill(String team) {
        broker.connect(team);
        stage.users(team, "[{\"id\": \"U1\", \"name\": \"ada\"}]");
        stage.channel(team, "{\"id\": \"C1\", \"name\": \"general\", \"is_channel\": true}");
        stage.page(team, "C1", """
                [{"ts": "1750000000.000100", "user": "U1", "text": "hello", "type": "message",
                  "reactions": [{"name": "eyes", "count": 1, "users": ["U1"]}]},
                 {"ts": "1750000000.000200", "user": "U1", "text": "there", "type": "message"}]""");
        stage.event(team, """
                {"type": "message", "subtype": "message_changed", "channel": "C1", "event_ts": "1780000000.000300",
                 "ts": "1780000000.000300", "message": {"ts": "1750000000.000200", "user": "U1", "text": "there!",
                 "type": "message", "edited": {"user": "U1", "ts": "1780000000.000000"}}}""");
        tenancy.in(
                        team,
                        tx -> tx.preparedQuery(
                                        "insert into backfill_run (id, team, state) values (gen_random_uuid(), $1, 'done')")
                                .execute(Tuple.of(team)))
                .await()
                .atMost(SOON);
    }

    private Instant forget(String team) {
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        broker.announce(team, Status.DISCONNECTED, "disconnected", asked);
        return asked;
    }

    private JsonPath awaitDone(String team, Instant asked) {
        String question = "{\"asked_at\": \"" + asked + "\"}";
        await("the purge")
                .atMost(SOON)
                .until(() -> door.administer(team, "/workspace/purge", question)
                        .jsonPath()
                        .getBoolean("done"));
        return door.administer(team, "/workspace/purge", question).jsonPath();
    }

    /** Of every table that has a team, those that hold rows of this one. */
    private Map<String, Long> rows(String team) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<String> tables = tenancy.outside(tx -> tx.query("select table_name from information_schema.columns"
                                + " where table_schema = 'archive' and column_name = 'team' and table_name <> 'purge'"
                                + " order by table_name")
                        .execute())
                .map(rows ->
                        rows.stream().map(row -> row.getString("table_name")).toList())
                .await()
                .atMost(SOON);
        for (String table : tables) {
            long count = tenancy.in(
                            team,
                            tx -> tx.preparedQuery("select count(*) as n from " + table + " where team = $1")
                                    .execute(Tuple.of(team)))
                    .map(rows -> rows.iterator().next().getLong("n"))
                    .await()
                    .atMost(SOON);
            if (count > 0) {
                counts.put(table, count);
            }
        }
        return counts;
    }

    private ObjectNode message(String ts, String text) {
        return mapper.createObjectNode()
                .put("type", "message")
                .put("channel", "C1")
                .put("channel_type", "channel")
                .put("user", "U1")
                .put("text", text)
                .put("ts", ts)
                .put("event_ts", ts);
    }

    private List<String> texts(String team) {
        var answer = door.post(team, "/messages", "{\"channel_id\":\"C1\"}");
        return answer.statusCode() == 200 ? answer.jsonPath().getList("messages.text") : List.of();
    }
}
