package com.atom.slack.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import com.atom.slack.simulator.wire.Json;

/** An app's door for events: keeps what comes and answers as told; always repeats a challenge. */
final class Receiver implements AutoCloseable {
    /** One request; headers by lower-case name. */
    record Got(Map<String, String> headers, byte[] body, JsonNode json) {
        JsonNode event() {
            return json.path("event");
        }

        String id() {
            return json.path("event_id").asText();
        }
    }

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Got> status = any -> 200;
    private volatile Map<String, String> extra = Map.of();

    Receiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/events";
    }

    int port() {
        return server.getAddress().getPort();
    }

    void answers(ToIntFunction<Got> other, Map<String, String> headers) {
        extra = headers;
        status = other;
    }

    List<Got> got() {
        return got;
    }

    List<Got> got(String eventId) {
        return got.stream().filter(request -> request.id().equals(eventId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Headers headers = exchange.getRequestHeaders();
        Map<String, String> flat = new TreeMap<>();
        headers.forEach((name, values) -> flat.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Got request = new Got(flat, body, Json.tree(body).orElseThrow());
        got.add(request);
        boolean challenge = request.json().has("challenge");
        byte[] answer = request.json().path("challenge").asText("").getBytes(StandardCharsets.UTF_8);
        if (challenge) {
            exchange.getResponseHeaders().add("Content-Type", "text/plain");
        } else {
            extra.forEach(exchange.getResponseHeaders()::add);
        }
        exchange.sendResponseHeaders(
                challenge ? 200 : status.applyAsInt(request), answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
