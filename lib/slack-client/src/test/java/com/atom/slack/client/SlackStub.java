package com.atom.slack.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpServer;

/** Answers as it was told, one answer a question; the last one is given for ever. */
final class SlackStub {

    record Scripted(int status, Map<String, String> headers, String body) {

        static Scripted ok(String json) {
            return new Scripted(200, Map.of("Date", "Sun, 22 Nov 2026 20:00:00 GMT"), json);
        }

        Scripted header(String name, String value) {
            Map<String, String> more = new java.util.HashMap<>(headers);
            more.put(name, value);
            return new Scripted(status, more, body);
        }
    }

    final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
    private final Deque<Scripted> script = new ArrayDeque<>();
    private final HttpServer server;

    SlackStub(Vertx vertx) {
        this.server = vertx.createHttpServer()
                .requestHandler(request -> answer(request.getDelegate()))
                .listenAndAwait(0, "127.0.0.1");
    }

    String apiBaseUrl() {
        return "http://127.0.0.1:" + server.actualPort() + "/api";
    }

    synchronized SlackStub then(Scripted answer) {
        script.add(answer);
        return this;
    }

    private synchronized Scripted next() {
        return script.size() > 1 ? script.poll() : script.peek();
    }

    private void answer(HttpServerRequest request) {
        requests.add(request);
        Scripted scripted = next();
        HttpServerResponse response = request.response().setStatusCode(scripted.status());
        scripted.headers().forEach(response::putHeader);
        response.end(scripted.body());
    }

    void close() {
        server.closeAndAwait();
    }
}
