package com.atom.slack.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.wire.Json;

/** An app's door for events: keeps what comes and answers as told; always repeats a challenge. */
final class Receiver implements AutoCloseable {
    /** One request; headers by lower-case name, a form as the JSON in its payload or as an object of its fields. */
    record Got(String path, Map<String, String> headers, byte[] body, JsonNode json) {
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
    private volatile @Nullable Door door;

    /** Another way to answer. */
    interface Door {
        void take(HttpExchange exchange, Got request) throws IOException;
    }

    private volatile Function<Got, String> reply = any -> "";

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

    /** From now on; null for the usual way. */
    void through(@Nullable Door other) {
        door = other;
    }

    /** What the body of the answer is. */
    void replies(Function<Got, String> other) {
        reply = other;
    }

    /** The same host, another address. */
    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
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
        Got request = new Got(exchange.getRequestURI().getPath(), flat, body, content(flat, body));
        got.add(request);
        Door other = door;
        if (other != null) {
            other.take(exchange, request);
            return;
        }
        boolean challenge = request.json().has("challenge");
        String said = challenge ? request.json().path("challenge").asText() : reply.apply(request);
        byte[] answer = said.getBytes(StandardCharsets.UTF_8);
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

    private static JsonNode content(Map<String, String> headers, byte[] body) {
        if (!headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded")) {
            return Json.tree(body).orElseThrow();
        }
        ObjectNode fields = Json.object();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            String[] halves = pair.split("=", 2);
            fields.put(halves[0], URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
        }
        return fields.has("payload") ? Json.own(fields.path("payload").asText()) : fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
