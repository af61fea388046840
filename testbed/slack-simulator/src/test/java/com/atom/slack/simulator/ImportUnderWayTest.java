package com.atom.slack.simulator;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ImportUnderWayTest {
    @TempDir
    Path folder;

    @Test
    void itIsTheOnlyOneAndCanBeAskedHowFarItIs() throws Exception {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder));
                HttpClient client = HttpClient.newHttpClient();
                PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out, 1 << 20)) {
            // Given
            Http http = new Http(server.baseUrl());
            assertThat(http.json("/_sim/import").path("running").asBoolean(true))
                    .isFalse();
            String team =
                    http.json("/_sim/truth").path("teams").get(0).path("id").asText();
            byte[] zip = Unzipped.export(http, team);
            CompletableFuture<HttpResponse<String>> taken = client.sendAsync(
                    HttpRequest.newBuilder(URI.create(http.base() + "/_sim/import"))
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> in))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            out.write(zip, 0, zip.length - 1);
            out.flush();

            // When
            DeliveredApp.await(
                    "it has begun",
                    () -> http.json("/_sim/import").path("running").asBoolean());

            // Then
            JsonNode state = http.json("/_sim/import");
            assertThat(state.path("stage").asText()).isEqualTo("examining");
            assertThat(state.path("messages").isIntegralNumber()).isTrue();
            HttpResponse<String> second = Unzipped.imported(http, zip, "");
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("import_running");

            // When
            out.write(zip, zip.length - 1, 1);
            out.close();

            // Then
            assertThat(taken.get().statusCode()).isEqualTo(200);
            assertThat(http.json("/_sim/import").path("running").asBoolean(true))
                    .isFalse();
        }
    }
}
