package com.atom.slack.gateway.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.ChangeKind;
import com.atom.slack.contracts.changes.Origin;

import static org.assertj.core.api.Assertions.assertThat;

class SeqOrderTest {

    private static final Duration OPENING = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SeqOrder order = new SeqOrder(PATIENCE, new TestClock());

    @Test
    void theFirstChangesOfATeamWaitForEarlierOnes() {
        assertThat(take(12, 11)).isEmpty();
        assertThat(take(10)).isEmpty();

        now = now.plus(OPENING);

        assertThat(take()).containsExactly(10L, 11L, 12L);
    }

    @Test
    void whatIsNextGoesOutAtOnce() {
        begunAt(10);

        assertThat(take(11)).containsExactly(11L);
    }

    @Test
    void whatComesTooEarlyWaitsUntilTheGapCloses() {
        begunAt(10);

        assertThat(take(12, 13)).isEmpty();
        assertThat(take(11)).containsExactly(11L, 12L, 13L);
    }

    @Test
    void aGapThatNeverClosesIsPassedOver() {
        begunAt(10);
        assertThat(take(12)).isEmpty();
        now = now.plus(OPENING);
        assertThat(take()).isEmpty();

        now = now.plus(PATIENCE);

        assertThat(take()).containsExactly(12L);
    }

    @Test
    void duplicatesAreDropped() {
        begunAt(10);

        assertThat(take(11, 11, 10)).containsExactly(11L);
        assertThat(take(11)).isEmpty();
    }

    @Test
    void teamsDoNotWaitForOneAnother() {
        begunAt(10);

        List<ArchiveChange> released = order.take(List.of(aChange("T2", 1), aChange("T1", 11)));

        assertThat(released).extracting(ArchiveChange::team).containsExactly("T1");
    }

    private void begunAt(long seq) {
        take(seq);
        now = now.plus(OPENING);
        take();
    }

    private List<Long> take(long... seqs) {
        return order
                .take(Arrays.stream(seqs).mapToObj(seq -> aChange("T1", seq)).toList())
                .stream()
                .map(ArchiveChange::seq)
                .toList();
    }

    private static ArchiveChange aChange(String team, long seq) {
        return new ArchiveChange(
                team,
                1,
                "C1",
                false,
                seq + ".000000",
                null,
                null,
                ChangeKind.MESSAGE_ADDED,
                1,
                Origin.LIVE,
                Instant.EPOCH,
                null,
                null,
                seq);
    }

    private final class TestClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
