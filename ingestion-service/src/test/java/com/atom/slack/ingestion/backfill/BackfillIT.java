package com.atom.slack.ingestion.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.ingestion.changes.ArchiveWork;
import com.atom.slack.ingestion.channels.Channels;
import com.atom.slack.ingestion.house.Broker;
import com.atom.slack.ingestion.workspaces.Workspaces;
import com.atom.slack.kit.identity.InternalTokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole of a backfill, from the request to the proof. */
@QuarkusTest
@QuarkusTestResource(
        value = InfrastructureResource.class,
        initArgs = @ResourceArg(name = "schema", value = "archive"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SimulatedSlack.class, restrictToAnnotatedClass = true)
class BackfillIT {

    @ConfigProperty(name = "test.slack.url", defaultValue = "none")
    String url;

    @ConfigProperty(name = "test.slack.team", defaultValue = "none")
    String team;

    @ConfigProperty(name = "test.slack.bot", defaultValue = "none")
    String bot;

    @ConfigProperty(name = "test.slack.token", defaultValue = "none")
    String token;

    @ConfigProperty(name = "ATOM_AUTH_URL", defaultValue = "none")
    String auth;

    @Inject
    Broker broker;

    @Inject
    HeldArchive held;

    @Inject
    InternalTokens tokens;

    @Inject
    Workspaces workspaces;

    @Inject
    Channels channels;

    @Inject
    ArchiveWork archive;

    private Truth truth;

    @BeforeEach
    void forget() {
        truth = new Truth(url, team);
        await("the workspace is known").until(() -> workspaces.find(team).isPresent());
        held.forget(team);
    }

    @Test
    void theArchiveEndsEqualToTheTruth() {
        // When
        start("{}");
        JsonPath status = awaitEnd();

        // Then
        assertThat(held.messages(team)).isEqualTo(truth.visible());
        assertThat(held.proven(team))
                .containsExactlyInAnyOrderElementsOf(truth.visible().keySet());
        assertThat(status.getString("status")).isEqualTo("done");
        assertThat(status.getInt("progress")).isEqualTo(100);
        assertThat(status.getLong("items_processed")).isPositive().isEqualTo(status.getLong("total_items"));
        assertThat(status.getList("channels")).hasSize(truth.visible().size());
        assertThat(status.getString("channels[0].completeness.complete_since")).isNotBlank();
        assertThat(status.getString("error")).isNull();
        System.out.printf(
                "backfill: %d messages in %s%n",
                truth.visible().values().stream().mapToInt(java.util.Set::size).sum(),
                Duration.between(
                        Instant.parse(status.getString("start_time")), Instant.parse(status.getString("end_time"))));
    }

    @Test
    void aSecondRunReadsNoThreadThatIsUnchanged() {
        // Given
        start("{}");
        awaitEnd();
        int before = truth.calls("conversations.replies").size();

        // When
        Response second = start("{}");
        awaitEnd();

        // Then
        assertThat(truth.calls("conversations.replies")).hasSize(before);
        assertThat(second.jsonPath().getLong("ingestion.estimated_items")).isPositive();
        assertThat(held.messages(team)).isEqualTo(truth.visible());
    }

    @Test
    void aWorkspaceThatLosesItsTokenPausesSaysWhyAndGoesOnWhereItWas() {
        // Given
        String fault = given().body(
                        "{\"fault\": \"slow\", \"method\": \"conversations.history\", \"seconds\": 60, \"retry_after\": 1}")
                .post(url + "/_sim/faults")
                .jsonPath()
                .getString("id");
        String run = start("{}").jsonPath().getString("ingestion.ingestion_id");
        String done = "select count(*) from backfill_task where run = $1 and state = 'done'";
        await("a channel is read")
                .atMost(Duration.ofSeconds(30))
                .until(() -> held.count(done, UUID.fromString(run)) > 0);

        // When
        given().get(auth + "/test/lending/off");
        broker.announce(team, WorkspaceState.Status.NEEDS_REAUTH, "token_revoked", null);

        // Then
        await("the pause")
                .atMost(Duration.ofSeconds(30))
                .until(() -> status("{}").getString("status").equals("needs_reauth"));
        given().delete(url + "/_sim/faults/" + fault);
        long before = held.count(done, UUID.fromString(run));
        assertThat(ask(Role.VIEWER, "/internal/workspace/details", "{}")
                        .jsonPath()
                        .getString("workspace.connection_error"))
                .isEqualTo("token_revoked");
        int calls = truth.calls("conversations.history").size();
        await("nothing more is asked of Slack")
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> truth.calls("conversations.history").size() <= calls + 1);

        given().get(auth + "/test/lending/on");
        broker.announce(team, WorkspaceState.Status.CONNECTED, null, null);
        held.change("update backfill_run set next_at = now() where id = $1", UUID.fromString(run));
        await("the end")
                .atMost(Duration.ofMinutes(2))
                .until(() -> status("{}").getString("status").equals("done"));
        assertThat(status("{}").getString("ingestion_id")).isEqualTo(run);
        assertThat(held.count(done, UUID.fromString(run))).isGreaterThan(before);
        assertThat(held.messages(team)).isEqualTo(truth.visible());
    }

    @Test
    void oneRunAtATime() {
        // Given
        String running = start("{}").jsonPath().getString("ingestion.ingestion_id");

        // When
        Response second = ask(Role.ADMIN, "/internal/ingest", "{}");

        // Then
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.jsonPath().getString("error.code")).isEqualTo("CONFLICT");
        assertThat(second.jsonPath().getString("error.details.ingestion_id")).isEqualTo(running);
        awaitEnd();
    }

    @Test
    void leasesThatEndAgainAndAgainLoseNothing() {
        // Given
        String run = start("{}").jsonPath().getString("ingestion.ingestion_id");

        // When
        await("the run ends although its tasks change hands")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(150))
                .until(() -> {
                    held.letLeasesEnd(UUID.fromString(run));
                    return !status("{}").getBoolean("running");
                });

        // Then
        assertThat(held.messages(team)).isEqualTo(truth.visible());
    }

    @Test
    void aChannelThatTheBotIsInvitedToLaterIsReadToo() {
        // Given
        start("{}");
        awaitEnd();
        String later = truth.channels().stream()
                .filter(channel -> !channel.visible() && !channel.archived() && channel.messages() > 0)
                .filter(channel -> !channel.name().isEmpty())
                .findFirst()
                .orElseThrow()
                .id();

        // When the event of it has been folded
        truth.invite(later, bot);
        JsonNode conversation =
                truth.call("conversations.info", "channel=" + later, token).path("channel");
        archive.in(team, tx -> channels.seen(tx, team, conversation, Instant.now()))
                .await()
                .atMost(Duration.ofSeconds(5));

        // Then
        await("its history is held")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(held.messages(team)).isEqualTo(truth.visible()));
        await("and proven")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(held.proven(team)).contains(later));
    }

    @Test
    void channelsThatCannotBeReadAreNamedWithTheRemedy() {
        // When
        String readable = truth.busiest();
        start("{\"channel_ids\": [\"C0NOWHERE\", \"" + readable + "\"]}");
        JsonPath status = awaitEnd();

        // Then
        assertThat(held.messages(team)).containsOnlyKeys(readable);
        assertThat(status.getString("channels.find { it.id == 'C0NOWHERE' }.status"))
                .isEqualTo("stopped");
        assertThat(status.getString("channels.find { it.id == 'C0NOWHERE' }.reason"))
                .isEqualTo("channel_not_found");
        assertThat(status.getString("channels.find { it.id == 'C0NOWHERE' }.remedy"))
                .contains("id");
    }

    @Test
    void startingNeedsAnAdministratorAndReadableDates() {
        assertThat(ask(Role.MEMBER, "/internal/ingest", "{}").statusCode()).isEqualTo(403);
        assertThat(ask(Role.ADMIN, "/internal/ingest", "{\"chanel_ids\": []}").statusCode())
                .isEqualTo(400);
        Response date = ask(
                Role.ADMIN,
                "/internal/ingest",
                "{\"config\": {\"filters\": {\"dateFilter\": {\"start\": \"yesterday\"}}}}");
        assertThat(date.statusCode()).isEqualTo(400);
        assertThat(date.jsonPath().getString("detail")).contains("yesterday");
        assertThat(ask(Role.VIEWER, "/internal/ingestion/status", "{}").statusCode())
                .isEqualTo(404);
    }

    private Response start(String body) {
        Response response = ask(Role.ADMIN, "/internal/ingest", body);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(202);
        assertThat(response.jsonPath().getString("ingestion.status")).isEqualTo("running");
        assertThat(response.jsonPath().getString("ingestion.estimate.rate_class"))
                .isNotBlank();
        return response;
    }

    private JsonPath awaitEnd() {
        await("the run ends")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !status("{}").getBoolean("running"));
        return status("{}");
    }

    private JsonPath status(String body) {
        Response response = ask(Role.VIEWER, "/internal/ingestion/status", body);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    private Response ask(Role role, String path, String body) {
        Caller caller = new Caller("key:test", role, Optional.of(team), Optional.empty(), true);
        return given().header("Authorization", tokens.bearer(caller, ServiceName.INGESTION))
                .contentType("application/json")
                .body(body)
                .post(path);
    }
}
