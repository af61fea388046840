package com.atom.slack.simulator;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KilledProcessTest {
    @TempDir
    Path folder;

    @Test
    void aKilledProcessLosesNothingItHasAnswered() throws Exception {
        // Given
        Map<String, String> answered = new HashMap<>();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Simulator.class.getName(),
                        "--port=0",
                        "--size=small",
                        "--live=20",
                        "--auto-approve",
                        "--data-dir=" + folder)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Http http = new Http(address(process));
        String admin =
                http.json("/_sim/truth").path("teams").get(0).path("admin").asText();
        for (int i = 0; i < 200; i++) {
            JsonNode act = http.act("""
                {"action": "post", "channel": "general", "user": "%s", "text": "number %d"}\
                """.formatted(admin, i));
            answered.put(act.path("ts").asText(), "number " + i);
        }
        String secret = http.json("/_sim/apps")
                .path("apps")
                .get(0)
                .path("client_secret")
                .asText();
        // When
        process.destroyForcibly().waitFor();
        // Then
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            Http again = new Http(server.baseUrl());
            assertThat(again.json("/_sim/apps")
                            .path("apps")
                            .get(0)
                            .path("client_secret")
                            .asText())
                    .isEqualTo(secret);
            String team =
                    again.json("/_sim/truth").path("teams").get(0).path("id").asText();
            again.json("/_sim/truth/" + team)
                    .path("channels")
                    .forEach(channel -> again.json("/_sim/truth/" + team + "/"
                                    + channel.path("id").asText() + "?limit=5000")
                            .path("messages")
                            .forEach(message -> answered.computeIfPresent(
                                    message.path("ts").asText(), (ts, text) -> isTold(message, text) ? null : text)));
            assertThat(answered).isEmpty();
        }
    }

    /** The live traffic may have edited or deleted what was posted: then only its place is checked. */
    private static boolean isTold(JsonNode message, String text) {
        return message.path("deleted").asBoolean()
                || message.hasNonNull("edited_ts")
                || text.equals(message.path("text").asText());
    }

    private static String address(Process process) throws Exception {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        assertThat(line).startsWith("slack-simulator listening on ");
        return line.substring(line.lastIndexOf(' ') + 1);
    }
}
