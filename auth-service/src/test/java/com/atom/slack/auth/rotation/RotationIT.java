package com.atom.slack.auth.rotation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.OtherSlack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(OtherSlack.class)
class RotationIT extends RotatingWorkspace {

    @Test
    void fiftyCallersOfTwoReplicasWithAnExpiredTokenMakeOneRefreshAndAllAreServed() {
        Rotation otherReplica = new Rotation(tenancy, turns, vault, calls, ends, app, metrics, clock);
        int generation = leased().path("generation").asInt();
        int before = refreshes();
        List<CompletableFuture<Integer>> callers = new ArrayList<>();
        List<CompletableFuture<Renewal>> others = new ArrayList<>();

        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            for (int i = 0; i < 25; i++) {
                callers.add(CompletableFuture.supplyAsync(
                        () -> refused(generation, "token_expired").statusCode(), threads));
                others.add(CompletableFuture.supplyAsync(
                        () -> otherReplica.renew(bot(), generation).await().atMost(SOON), threads));
            }
        }

        assertThat(callers).allSatisfy(caller -> assertThat(caller.join()).isEqualTo(200));
        assertThat(others).allSatisfy(other -> assertThat(other.join()).isInstanceOf(Renewal.Renewed.class));
        assertThat(refreshes()).isEqualTo(before + 1);
        assertThat(leased().path("generation").asInt()).isGreaterThan(generation);
        assertThat(slack.test(leased().path("token").asText())).isEqualTo("ok");
        assertThat(metrics.get("atom_token_refreshes_total")
                        .tag("outcome", "refreshed")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void aTokenThatHasExpiredIsRefreshedBeforeItIsLent() throws SQLException {
        expire();
        int before = refreshes();

        JsonNode lease = leased();

        assertThat(slack.test(lease.path("token").asText())).isEqualTo("ok");
        assertThat(refreshes()).isEqualTo(before + 1);
    }

    @Test
    void whoReportsAnOldTokenIsLentTheNewOneWithoutARefresh() {
        int old = leased().path("generation").asInt();
        refused(old, "token_expired");
        int before = refreshes();

        JsonNode lease = ingestion().json(refused(old, "token_expired"));

        assertThat(lease.path("generation").asInt()).isGreaterThan(old);
        assertThat(refreshes()).isEqualTo(before);
    }

    @Test
    void theScheduleRefreshesAheadOfTime() throws SQLException {
        int generation = leased().path("generation").asInt();
        assertThat(database.run(
                        team,
                        "select due_at < expires_at - interval '2 hours' and due_at > expires_at - interval"
                                + " '2 hours 15 minutes' from token_refresh where team = '" + team + "'"))
                .containsExactly("t");
        int before = refreshes();

        database.run(team, "update token_refresh set due_at = now() where team = '" + team + "'");

        await("the schedule")
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(leased().path("generation").asInt()).isGreaterThan(generation));
        assertThat(refreshes()).isEqualTo(before + 1);
        await("the gauge")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(metrics.get("atom_token_expires_in_seconds")
                                .tag("team", team)
                                .gauge()
                                .value())
                        .isGreaterThan(11 * 3600));
    }

    @Test
    void whileSomebodyElseHasTheTurnTheTokenThatStillWorksIsLent() {
        int generation = leased().path("generation").asInt();
        take(generation);

        assertThat(leased().path("generation").asInt()).isEqualTo(generation);
    }

    @Test
    @Tag("security-19")
    void installingAgainRevokesTheTokenThatIsReplaced() {
        String old = leased().path("token").asText();
        int before = slack.calls("auth.revoke").size();

        install();

        String fresh = leased().path("token").asText();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(slack.calls("auth.revoke")).hasSize(before + 1);
        assertThat(slack.test(old)).isEqualTo("token_revoked");
        assertThat(slack.test(fresh)).isEqualTo("ok");
    }
}
