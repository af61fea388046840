package com.atom.slack.analytics.activity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Ingestion's internal endpoints as far as a report asks them. */
public final class ArchiveStub implements QuarkusTestResourceLifecycleManager {

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/internal/users", """
                {"ok":true,"users":[{"id":"U1","name":"ada.l","real_name":"Ada Lovelace","profile":{"display_name":"ada"}},
                 {"id":"U2","name":"bob","real_name":"Bob"}],"next_cursor":""}""");
        answer("/internal/channels", """
                {"ok":true,"channels":[{"id":"C2","name":"general"},{"id":"C4","name":null}]}""");
        answer("/internal/workspace/details", """
                {"ok":true,"health":{"completeness":{"complete_since":"2026-01-01T00:00:00Z","gaps":[]}}}""");
        server.start();
        return Map.of("directory.url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean known = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                    .startsWith("Bearer ");
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
