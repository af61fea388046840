package com.atom.slack.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

class LiveLogTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static SimulatorServer server;
    private static InstalledApp app;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = InstalledApp.in(server, "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One event of the stream. */
    private record Told(long id, String event, JsonNode data) {}

    /** Reads until it is closed. */
    private static final class Reader implements AutoCloseable {
        private final List<Told> told = new CopyOnWriteArrayList<>();
        private final InputStream stream;
        private final String type;

        Reader(String query, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/_sim/log" + query));
            HttpRequest ready = headers.length == 0
                    ? request.build()
                    : request.headers(headers).build();
            try {
                var answer = CLIENT.send(ready, HttpResponse.BodyHandlers.ofInputStream());
                type = answer.headers().firstValue("Content-Type").orElse("");
                stream = answer.body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                long id = 0;
                String event = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id: ")) {
                        id = Long.parseLong(line.substring(4));
                    } else if (line.startsWith("event: ")) {
                        event = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        told.add(new Told(id, event, Json.own(line.substring(6))));
                    }
                }
            } catch (IOException e) {
                // closed by the test
            }
        }

        List<Told> until(int count) {
            Awaitility.await(count + " lines come")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> told.size() >= count);
            return told;
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static long seq() {
        return app.http().json("/_sim/status").path("seq").asLong();
    }

    @Test
    void eachNewLineIsToldUnderItsNumberAndType() {
        try (Reader reader = new Reader("")) {
            assertThat(reader.type).isEqualTo("text/event-stream");
            long seq = app.act("post", "general", ", \"text\": \"first\"")
                    .path("seq")
                    .asLong();
            app.call("auth.test");
            List<Told> told = reader.until(2);
            assertThat(told.get(0).id()).isEqualTo(seq);
            assertThat(told.get(0).event()).isEqualTo("change");
            assertThat(told.get(0).data().path("data").path("text").asText()).isEqualTo("first");
            assertThat(told.get(1).id()).isEqualTo(seq + 1);
            assertThat(told.get(1).event()).isEqualTo("call");
            assertThat(told.get(1).data().path("seq").asLong()).isEqualTo(seq + 1);
        }
    }

    @Test
    void aReaderGoesOnWhereItsLineWasLost() {
        long from = seq();
        for (int i = 0; i < 5; i++) {
            app.call("auth.test");
        }
        try (Reader asked = new Reader("?after=" + (from + 1));
                Reader resumed = new Reader("?after=0", "Last-Event-ID", Long.toString(from + 3))) {
            assertThat(asked.until(4)).extracting(Told::id).startsWith(from + 2, from + 3, from + 4, from + 5);
            assertThat(resumed.until(2)).extracting(Told::id).startsWith(from + 4, from + 5);
        }
    }

    @Test
    void onlyTheTypesAskedForAreTold() {
        try (Reader reader = new Reader("?types=change")) {
            app.call("auth.test");
            app.act("post", "general", ", \"text\": \"only this\"");
            assertThat(reader.until(1)).extracting(Told::event).containsOnly("change");
        }
    }

    @Test
    void withoutNamesAReaderHearsTypesItDoesNotKnow() {
        try (Reader reader = new Reader("?named=false")) {
            app.call("auth.test");
            Told told = reader.until(1).getFirst();
            assertThat(told.event()).isEmpty();
            assertThat(told.data().path("type").asText()).isEqualTo("call");
        }
    }

    @Test
    void manyReadersHearTheSame() {
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            readers.add(new Reader(""));
        }
        long from = seq();
        for (int i = 0; i < 200; i++) {
            app.call("auth.test");
        }
        for (Reader reader : readers) {
            List<Told> told = reader.until(200);
            assertThat(told.getFirst().id()).isEqualTo(from + 1);
            assertThat(told.get(199).id()).isEqualTo(from + 200);
            reader.close();
        }
    }
}
