package com.atom.slack.simulator;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressLineTest {
    @Test
    void saysTheFirstThingAtOnceAndThenSomethingEveryTwoSeconds() {
        MovingClock clock = new MovingClock(Instant.EPOCH);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ProgressLine line = new ProgressLine(new PrintStream(said, true, StandardCharsets.UTF_8), clock);
        line.show("one");
        line.show("two");
        clock.move(Duration.ofMillis(1999));
        line.show("three");
        clock.move(Duration.ofMillis(1));
        line.show("four");
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).containsExactly("one", "four");
    }
}
