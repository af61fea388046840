package com.atom.slack.devstack.house;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.devstack.process.Child;
import com.atom.slack.devstack.process.ChildSpec;
import com.atom.slack.devstack.process.ChildSpec.StopSignal;
import com.atom.slack.devstack.process.Program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ResidentTest {

    private static final List<Duration> SHORT_PAUSES =
            List.of(Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofMillis(10));

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    Path folder;

    @AfterEach
    void stopTheTimer() {
        timer.shutdownNow();
    }

    @Test
    void aKilledChildIsStartedAgainAndSaysSo() {
        // Given
        Resident resident = resident("sleep 100");
        resident.start().join();
        long first = resident.pid().orElseThrow();

        // When
        resident.kill();

        // Then
        await("another child")
                .until(() -> resident.state() == State.READY && resident.pid().orElse(first) != first);
        assertThat(said).contains("sleeper ended with exit code 137; starting it again in 0 s");
        resident.stop();
        assertThat(resident.pid()).isEmpty();
        assertThat(ProcessHandle.of(first)).isEmpty();
    }

    @Test
    void aChildThatKeepsDyingIsGivenUpAfterTheLastPause() {
        // Given
        Resident resident = resident("exit 3");

        // Then
        assertThatThrownBy(() -> resident.start().join())
                .hasRootCauseInstanceOf(Refusal.class)
                .hasMessageContaining("it ended 4 times, last with exit code 3");
        assertThat(resident.state()).isEqualTo(State.STOPPED);
    }

    @Test
    void aGivenUpChildMayBeStartedAfresh() {
        // Given
        Path switchedOn = folder.resolve("on");
        Resident resident = resident("[ -f " + switchedOn + " ] && exec sleep 100");
        assertThatThrownBy(() -> resident.start().join()).hasRootCauseInstanceOf(Refusal.class);

        // When
        assertThat(switchedOn.toFile())
                .satisfies(file -> assertThat(file.createNewFile()).isTrue());
        resident.start().join();

        // Then
        assertThat(resident.state()).isEqualTo(State.READY);
        resident.stop();
    }

    private Resident resident(String script) {
        ChildRegister register = new ChildRegister(folder.resolve("children.json"));
        return new Resident(new Sleeper(script), folder.resolve("log"), register, said::add, timer, SHORT_PAUSES);
    }

    private final class Sleeper implements Program {

        private final String script;

        Sleeper(String script) {
            this.script = script;
        }

        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public Child launch(Path log) {
            return Child.start(new ChildSpec(
                    name(),
                    List.of("sh", "-c", script),
                    Map.of(),
                    folder,
                    log,
                    StopSignal.TERM,
                    Duration.ofSeconds(2)));
        }

        /** Ready when it has lived for a quarter of a second. */
        @Override
        public void awaitReady(Child child) {
            long since = System.nanoTime();
            child.awaitReady(Duration.ofSeconds(5), () -> System.nanoTime() - since > 250_000_000L);
        }
    }
}
