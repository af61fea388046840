package com.atom.slack.analytics.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.kit.tenancy.Tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@WithTestResource(value = InfrastructureResource.class, initArgs = @ResourceArg(name = "schema", value = "analytics"))
class FactsIT {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    Facts facts;

    @Inject
    Tenancy tenancy;

    @Inject
    Pool pool;

    @RepeatedTest(20)
    void anyOrderAndDuplicationOfAHistoryEndsInTheRecountOfItsEnd(RepetitionInfo seed) {
        // Given
        Random random = new Random(seed.getCurrentRepetition());
        String team = "T" + UUID.randomUUID();
        List<ArchiveChange> history = Changes.history(team, random, 150, FROM, 7200);

        // When
        List<ArchiveChange> arriving = Changes.shuffled(history, random);
        for (int from = 0; from < arriving.size(); ) {
            int to = Math.min(arriving.size(), from + 1 + random.nextInt(60));
            apply(team, arriving.subList(from, to));
            from = to;
        }

        // Then
        assertThat(rollUps(team)).isEqualTo(recount(history));
    }

    @Test
    void twoConsumersThatOverlapForAMomentDoNotCountTwice() {
        // Given
        String team = "T" + UUID.randomUUID();
        List<ArchiveChange> history = Changes.history(team, new Random(7), 200, FROM, 3600);

        // When
        CompletableFuture<?>[] consumers = IntStream.range(0, 6)
                .mapToObj(i -> {
                    List<ArchiveChange> arriving = Changes.shuffled(history, new Random(i));
                    return CompletableFuture.runAsync(() -> {
                        for (int from = 0; from < arriving.size(); from += 50) {
                            apply(team, arriving.subList(from, Math.min(arriving.size(), from + 50)));
                        }
                    });
                })
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(consumers).join();

        // Then
        assertThat(rollUps(team)).isEqualTo(recount(history));
    }

    @Test
    void nothingIsSeenOrWrittenOutsideTheTeam() {
        // Given
        String team = "T" + UUID.randomUUID();
        apply(team, List.of(Changes.held(team, 2, "1767225600.000100", 1, Changes.by("U1", 5))));

        // Then
        assertThat(count("T_OTHER", team)).as("of another team").isZero();
        assertThat(count(team, team)).as("of the team itself").isEqualTo(1);
        assertThat(pool.query("select count(*) from fact")
                        .execute()
                        .await()
                        .atMost(Duration.ofSeconds(5))
                        .iterator()
                        .next()
                        .getLong(0))
                .as("without a team")
                .isZero();
        assertThatThrownBy(() -> tenancy.in(
                                "T_OTHER",
                                tx -> tx.preparedQuery(
                                                "insert into channel (team, key, id, private, seq) values ($1, 1, 'C1', false, 0)")
                                        .execute(Tuple.of(team)))
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .hasMessageContaining("row-level security");
    }

    private long count(String entered, String asked) {
        return tenancy.in(
                        entered,
                        tx -> tx.preparedQuery("select count(*) from quarter_hour where team = $1")
                                .execute(Tuple.of(asked)))
                .await()
                .atMost(Duration.ofSeconds(5))
                .iterator()
                .next()
                .getLong(0);
    }

    /** As the consumer does: what the database could not do now is tried again. */
    private void apply(String team, List<ArchiveChange> changes) {
        facts.apply(team, changes)
                .onFailure(failure -> !Poison.is(failure))
                .retry()
                .withBackOff(Duration.ofMillis(20))
                .atMost(20)
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private Map<String, String> rollUps(String team) {
        Map<String, String> found = new HashMap<>();
        tenancy.in(team, tx -> tx.query("""
                                select quarter, channel_key, author, message_count, total_length from quarter_hour
                                where message_count <> 0 or total_length <> 0""").execute())
                .await()
                .atMost(Duration.ofSeconds(5))
                .forEach(row -> found.put(
                        row.getOffsetDateTime(0).toInstant() + " " + row.getLong(1) + " " + row.getString(2),
                        row.getInteger(3) + " " + row.getLong(4)));
        return found;
    }

    /** From the end of the history alone. */
    private static Map<String, String> recount(List<ArchiveChange> history) {
        Map<Fact.Identity, Fact> end = new HashMap<>();
        for (ArchiveChange change : history) {
            Fact fact = Fact.of(change).orElseThrow();
            end.merge(fact.identity(), fact, Fact::newer);
        }
        Map<String, List<Fact>> cells = new HashMap<>();
        end.values().stream()
                .filter(Fact::counted)
                .forEach(fact -> cells.computeIfAbsent(
                                MessageTime.quarter(fact.at()) + " " + fact.channelKey() + " " + fact.author(),
                                cell -> new ArrayList<>())
                        .add(fact));
        Map<String, String> sums = new HashMap<>();
        cells.forEach((cell, counted) -> sums.put(
                cell,
                counted.size() + " " + counted.stream().mapToLong(Fact::length).sum()));
        return sums;
    }
}
