package com.atom.slack.simulator.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTest {
    @TempDir
    Path folder;

    @Test
    void theLastWordCountsAfterAKillInTheMiddleOfALine() throws IOException {
        // Given
        try (Ledger ledger = Ledger.open(folder, "things")) {
            ledger.put("a", Json.object().put("n", 1));
            ledger.put("b", Json.object().put("n", 2));
            ledger.put("c", Json.object().put("n", 3));
            ledger.put("a", Json.object().put("n", 4));
            ledger.remove("b");
        }
        Files.writeString(folder.resolve("things.ndjson"), "{\"id\":\"c\",\"rec", StandardOpenOption.APPEND);
        // When
        try (Ledger ledger = Ledger.open(folder, "things")) {
            // Then
            assertThat(ledger.all())
                    .extracting(record -> record.path("n").asInt())
                    .containsExactly(4, 3);
            assertThat(ledger.get("b")).isEmpty();
        }
        assertThat(Files.readAllLines(folder.resolve("things.ndjson"))).hasSize(2);
    }

    @Test
    void theFileDoesNotGrowForEver() throws IOException {
        try (Ledger ledger = Ledger.open(folder, "things")) {
            String pad = "x".repeat(100_000);
            for (int i = 0; i < 300; i++) {
                ledger.put("same", Json.object().put("n", i).put("pad", pad));
            }
            assertThat(Files.size(folder.resolve("things.ndjson"))).isLessThan(9_000_000);
            assertThat(ledger.get("same").orElseThrow().path("n").asInt()).isEqualTo(299);
        }
    }
}
