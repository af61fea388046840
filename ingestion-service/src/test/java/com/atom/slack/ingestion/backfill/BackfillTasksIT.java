package com.atom.slack.ingestion.backfill;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.api.IngestRequest;
import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.ingestion.workspaces.Workspaces;
import com.atom.slack.kit.tenancy.Tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Single tasks, moved by hand: nothing runs on a schedule here. */
@QuarkusTest
@QuarkusTestResource(
        value = InfrastructureResource.class,
        initArgs = {
            @ResourceArg(name = "schema", value = "archive"),
            @ResourceArg(name = "quarkus.scheduler.enabled", value = "false"),
            @ResourceArg(name = "backfill.page-size", value = "20")
        },
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SimulatedSlack.class, restrictToAnnotatedClass = true)
class BackfillTasksIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @ConfigProperty(name = "test.slack.url", defaultValue = "none")
    String url;

    @ConfigProperty(name = "test.slack.team", defaultValue = "none")
    String team;

    @Inject
    HeldArchive held;

    @Inject
    Workspaces workspaces;

    @Inject
    Backfills backfills;

    @Inject
    Leases leases;

    @Inject
    TaskStore tasks;

    @Inject
    Tenancy tenancy;

    @Inject
    ChannelsWork channelsWork;

    @Inject
    HistoryWork historyWork;

    @Inject
    RepliesWork repliesWork;

    private Truth truth;
    private String channel;
    private UUID run;

    @BeforeEach
    void beginARunOfOneChannel() {
        truth = new Truth(url, team);
        channel = truth.busiest();
        await("the workspace is known").until(() -> workspaces.find(team).isPresent());
        held.forget(team);
        StartOutcome outcome = done(backfills.start(team, new IngestRequest(team, List.of(channel), null)));
        run = ((StartOutcome.Started) outcome).ingestion().ingestionId();
        done(leases.next(run, channelsWork));
    }

    @Test
    void aZombiesPageChangesNothing() {
        // Given a task that was taken over while its first holder slept
        List<Task> zombie = lease(TaskKind.HISTORY, ONE);
        held.letLeasesEnd(run);
        List<Task> heir = lease(TaskKind.HISTORY, OTHER);
        assertThat(heir.getFirst().fence()).isEqualTo(zombie.getFirst().fence() + 1);

        // When
        done(historyWork.work(zombie));

        // Then
        assertThat(held.messages(team)).isEmpty();
        assertThat(held.count("select sum(pages)::bigint from backfill_task where run = $1 and kind = 'history'", run))
                .isZero();
        done(historyWork.work(heir));
        assertThat(held.messages(team).get(channel)).isNotEmpty();
    }

    @Test
    void nobodyElseGetsATaskThatIsOnLease() {
        // Given
        assertThat(lease(TaskKind.HISTORY, ONE)).hasSize(1);

        // When
        List<Task> second = lease(TaskKind.HISTORY, OTHER);

        // Then
        assertThat(second).isEmpty();
    }

    @Test
    void anExpiredCursorCostsNothing() {
        // Given a task that was left in the middle, with a cursor that Slack does not know any more
        TreeSet<String> all = truth.messages(channel);
        String middle = all.stream().skip(all.size() / 2).findFirst().orElseThrow();
        held.change(
                "update backfill_task set reached = $2, cursor = 'bm8gY3Vyc29y', pages = 1 where run = $1 and kind = 'history'",
                run,
                middle);

        // When
        done(historyWork.work(lease(TaskKind.HISTORY, ONE)));
        readThreads();

        // Then nothing above is read again, and nothing below is missing
        assertThat(held.messages(team).get(channel)).containsAll(all.headSet(middle, true));
    }

    @Test
    void manyPagesAndThreadsOfManyPagesAreReadToTheEnd() {
        // When
        done(historyWork.work(lease(TaskKind.HISTORY, ONE)));
        readThreads();

        // Then
        assertThat(held.messages(team).get(channel)).isEqualTo(truth.messages(channel));
        assertThat(held.count(
                        "select count(*) from backfill_task where run = $1 and state <> 'done'"
                                + " and kind in ('history', 'replies')",
                        run))
                .isZero();
    }

    private void readThreads() {
        while (done(leases.next(run, repliesWork))) {
            // until none is left
        }
    }

    private List<Task> lease(TaskKind kind, UUID holder) {
        return done(tenancy.outside(tx -> tasks.lease(tx, run, kind, 1, holder, LEASE)));
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(SOON);
    }
}
