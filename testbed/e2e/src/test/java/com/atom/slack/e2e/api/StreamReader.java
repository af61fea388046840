package com.atom.slack.e2e.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** A client of the Server-Sent Events stream that remembers every event it was sent. */
public final class StreamReader implements AutoCloseable {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;
    private String id = "";
    private String name = "";

    /** One event as it arrived. */
    public record Event(long id, String name, JsonNode data) {}

    StreamReader(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("/stream answered " + answer.statusCode());
            }
            lines = answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try {
            lines.forEach(this::line);
        } catch (UncheckedIOException closed) {
            // the reader was closed, or the house went down: what came before stays
        }
    }

    private void line(String line) {
        if (line.startsWith("id:")) {
            id = line.substring(3).trim();
        } else if (line.startsWith("event:")) {
            name = line.substring(6).trim();
        } else if (line.startsWith("data:") && !id.isEmpty()) {
            try {
                events.add(new Event(Long.parseLong(id), name, Api.JSON.readTree(line.substring(5))));
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }
    }

    /** What has arrived so far, in order. */
    public List<Event> events() {
        return events;
    }

    @Override
    public void close() {
        lines.close();
    }
}
