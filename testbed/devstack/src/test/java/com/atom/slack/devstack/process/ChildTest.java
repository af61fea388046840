package com.atom.slack.devstack.process;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.devstack.process.ChildSpec.StopSignal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ChildTest {

    @TempDir
    Path folder;

    @Test
    void endsInGoodOrderWhenAsked() {
        // Given
        Child child = Child.start(spec(folder, "trap 'exit 7' TERM; while :; do sleep 0.1; done"));

        // When
        child.awaitReady(Duration.ofSeconds(5), () -> true);
        child.stop();

        // Then
        assertThat(child.exit()).succeedsWithin(Duration.ofSeconds(1)).isIn(7, 143);
    }

    @Test
    void isKilledWhenItDoesNotWantToEnd() {
        // Given
        Child child = Child.start(spec(folder, "trap '' TERM; echo deaf; while :; do sleep 0.1; done"));
        child.awaitReady(
                Duration.ofSeconds(5), () -> folder.resolve("log").toFile().length() > 0);

        // When
        child.stop();

        // Then
        assertThat(child.exit()).succeedsWithin(Duration.ofSeconds(1)).isEqualTo(137);
    }

    @Test
    void thatDiesEarlyIsReportedWithTheLastLineOfItsLog() {
        // Given
        Child child = Child.start(spec(folder, "echo first; echo no such database; exit 2"));

        // Then
        assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(5), () -> false))
                .isInstanceOf(ChildFailure.class)
                .hasMessageContaining("sleeper ended with exit code 2")
                .hasMessageEndingWith("no such database");
    }

    @Test
    void doesNotOutliveAKilledParent() throws Exception {
        // Given
        Process parent = new ProcessBuilder(
                        JavaProgram.path(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long child = Long.parseLong(new BufferedReader(parent.inputReader()).readLine());
        assertThat(ProcessHandle.of(child)).isPresent();

        // When
        parent.destroyForcibly().waitFor();

        // Then
        await("the child's end")
                .atMost(5, TimeUnit.SECONDS)
                .until(() -> ProcessHandle.of(child).isEmpty());
    }

    private static ChildSpec spec(Path folder, String script) {
        return new ChildSpec(
                "sleeper",
                List.of("sh", "-c", script),
                Map.of(),
                folder,
                folder.resolve("log"),
                StopSignal.TERM,
                Duration.ofSeconds(1));
    }

    /** Starts a child in the folder it is given, prints its pid and waits for its own end. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws InterruptedException {
            Child child = Child.start(spec(Path.of(arguments[0]), "exec sleep 1000"));
            System.out.println(child.pid());
            Thread.currentThread().join();
        }
    }
}
