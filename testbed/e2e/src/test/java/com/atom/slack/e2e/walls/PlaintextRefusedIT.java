package com.atom.slack.e2e.walls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Services as an operator starts them, given an address on another machine that nobody encrypts. */
class PlaintextRefusedIT {

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final int LONGEST_SECONDS = 60;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "gateway, REDIS_URL, redis://cache.invalid:6379",
        "events, KAFKA_BOOTSTRAP_SERVERS, broker.invalid:9092",
        "auth, DATABASE_URL, postgresql://db.invalid:5432/atom",
        "ingestion, DATABASE_URL, postgresql://db.invalid:5432/atom?sslmode=prefer",
        "analytics, DATABASE_URL, postgresql://db.invalid:5432/atom"
    })
    @Tag("security-60")
    @Tag("security-68")
    void theServiceDoesNotStartAndSaysInOneLineWhy(String service, String variable, String address) throws Exception {
        Path log = folder.resolve(service + ".log");

        Process process = start(service, log, Map.of(variable, address));
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }

        List<String> all = Files.readAllLines(log, StandardCharsets.UTF_8);
        List<String> said = all.stream().filter(line -> line.contains(variable)).toList();
        assertThat(process.exitValue()).isNotZero();
        assertThat(said)
                .as(String.join("\n", all))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).contains("is not encrypted", ".invalid", "ATOM_PLAINTEXT_ALLOWED=true"));
    }

    private static Process start(String service, Path log, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-Dquarkus.http.port=0",
                        "-Dquarkus.management.port=0",
                        "-jar",
                        Path.of("../..", service + "-service", "target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("ATOM_INTERNAL_KEYS", "k1:" + KEY);
        builder.environment().put("ENCRYPTION_KEY", KEY);
        builder.environment().put("DATABASE_PASSWORD", "never-sent");
        builder.environment().put("DATABASE_OWNER_PASSWORD", "never-sent");
        builder.environment().putAll(environment);
        return builder.start();
    }
}
