package com.atom.slack.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Reads a stream of Server-Sent Events in the background until it is closed. */
final class SseClient implements AutoCloseable {

    record Event(long id, String name, String data) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<Stream<String>> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();

    private long id = -1;
    private String name = "";
    private final StringBuilder data = new StringBuilder();

    SseClient(URI uri, String key) throws Exception {
        response = client.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + key)
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual().start(this::read);
    }

    int status() {
        return response.statusCode();
    }

    List<Event> events() {
        return events;
    }

    int comments() {
        return comments.get();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void read() {
        try {
            response.body().forEach(this::take);
        } catch (RuntimeException closed) {
            // the connection ends with the client
        }
    }

    private void take(String line) {
        if (line.startsWith(":")) {
            comments.incrementAndGet();
        } else if (line.startsWith("id:")) {
            id = Long.parseLong(line.substring(3).trim());
        } else if (line.startsWith("event:")) {
            name = line.substring(6).trim();
        } else if (line.startsWith("data:")) {
            data.append(line.substring(5).trim());
        } else if (line.isEmpty() && !data.isEmpty()) {
            events.add(new Event(id, name, data.toString()));
            data.setLength(0);
        }
    }
}
