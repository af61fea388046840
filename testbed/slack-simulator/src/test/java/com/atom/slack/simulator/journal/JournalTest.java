package com.atom.slack.simulator.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

class JournalTest {
    private final Pace pace = new Pace(Clock.systemUTC());

    @TempDir
    Path folder;

    @Test
    void goesOnAfterTheLastWholeLine() throws IOException {
        // Given
        try (Journal journal = Journal.open(folder, pace, change -> {})) {
            journal.append("change", Json.object().put("op", "post"));
            journal.append("call", Json.object().put("method", "auth.test"));
        }
        Files.writeString(folder.resolve(Journal.FILE), "{\"type\":\"cha", StandardOpenOption.APPEND);
        // When
        List<String> replayed = new ArrayList<>();
        try (Journal journal = Journal.open(
                folder, pace, change -> replayed.add(change.path("op").asText()))) {
            journal.append("delivery", Json.object().put("event_id", "Ev1"));
        }
        // Then
        assertThat(replayed).containsExactly("post");
        assertThat(Files.readAllLines(folder.resolve(Journal.FILE)))
                .extracting(line -> Json.own(line).path("seq").asLong())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void answersTheLinesAfterAnyNumber() {
        try (Journal journal = Journal.open(folder, pace, change -> {})) {
            for (int i = 1; i <= 1000; i++) {
                journal.append("call", Json.object().put("n", i).put("pad", "x".repeat(i % 7)));
            }
            for (int after : new int[] {0, 1, 127, 128, 129, 500, 999}) {
                Journal.Lines lines = journal.read(journal.placeAfter(after), 1);
                String line = new String(lines.bytes(), StandardCharsets.UTF_8);
                assertThat(Json.own(line).path("n").asInt()).isEqualTo(after + 1);
            }
            assertThat(journal.read(journal.placeAfter(1000), 1).count()).isZero();
        }
    }
}
