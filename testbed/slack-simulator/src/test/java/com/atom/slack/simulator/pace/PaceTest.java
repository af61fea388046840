package com.atom.slack.simulator.pace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    @TempDir
    Path folder;

    private static Clock at(long seconds) {
        return Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    }

    @Test
    void simulatedTimeIsRealTimeUntilSomebodyHurries() {
        assertThat(new Pace(at(1000), folder).simulatedMillis()).isEqualTo(1_000_000);
    }

    @Test
    void simulatedTimeKeepsWhatItHasGainedOverARestartAndAChangeOfScale() {
        // Given
        new Pace(at(1000), folder).scale(60);
        // When
        Pace again = new Pace(at(1010), folder);
        // Then
        assertThat(again.scale()).isEqualTo(1);
        assertThat(again.simulatedMillis()).isEqualTo(1_600_000);
        again.scale(0.5);
        assertThat(again.simulatedMillis()).isEqualTo(1_600_000);
        assertThat(new Pace(at(1020), folder).simulatedMillis()).isEqualTo(1_605_000);
    }

    @Test
    void simulatedTimeStopsRunningAheadBeforeItOverflows() {
        // Given
        new Pace(at(0), folder).scale(Pace.FASTEST);
        // When
        Pace later = new Pace(at(4_000_000_000L), folder);
        // Then
        assertThat(later.simulatedMillis()).isGreaterThan(4_000_000_000_000L).isLessThan(40_000_000_000_000L);
        later.scale(Double.MIN_VALUE);
        assertThat(later.scaledMillis(60_000)).isPositive().isLessThan(4_000_000_000_000L);
    }

    @Test
    void aClockThatOverflowedOnceIsTakenUpAgain() throws IOException {
        Files.writeString(folder.resolve(Pace.FILE), """
            {"scale": 1e300, "since_millis": 0, "ahead_millis": 9223372036854775807}\
            """);
        assertThat(new Pace(at(1000), folder).simulatedMillis()).isPositive().isLessThan(40_000_000_000_000L);
    }
}
