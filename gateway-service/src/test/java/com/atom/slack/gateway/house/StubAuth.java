package com.atom.slack.gateway.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;

/** Knows a few keys, and the ways OAuth takes. */
final class StubAuth extends StubService {

    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

    private static final Map<String, String> KEYS = Map.of(
            "atom_admin", identity("admin", "ADMIN", "\"*\"", true),
            "atom_viewer", identity("viewer", "VIEWER", "\"T0ONE\"", false),
            "atom_viewer_of_two", identity("two", "VIEWER", "\"T0TWO\"", false),
            "atom_analyst", identity("analyst", "ANALYST", "\"T0ONE\"", false),
            "atom_both", identity("both", "VIEWER", "\"T0ONE\",\"T0TWO\"", false),
            "atom_nothing", identity("nothing", "VIEWER", "\"T0GONE\"", false),
            "atom_searcher", identity("searcher", "VIEWER", "\"T0ONE\"", false),
            "atom_listener", identity("listener", "VIEWER", "\"T0ONE\"", false));

    private static String identity(String id, String role, String teams, boolean allChannels) {
        return """
                {"subject":"key:%s","role":"%s","teams":[%s],"all_channels":%s}""".formatted(id, role, teams, allChannels);
    }

    @Override
    void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        switch (path) {
            case "/internal/api-keys/verify" -> verify(exchange, new String(body, StandardCharsets.UTF_8));
            case "/api/auth/slack/callback" -> callback(exchange);
            case "/api/auth/slack/authorize", "/api/auth/slack/status" ->
                json(exchange, 200, """
                        {"ok":true,"asked":"%s","claims":%s}""".formatted(exchange.getRequestURI(), claims(exchange)));
            case "/api/auth/slack/refresh" ->
                json(exchange, 200, """
                        {"ok":true,"question":%s,"claims":%s}""".formatted(new String(body, StandardCharsets.UTF_8), claims(exchange)));
            case "/api/auth/slack/disconnect" -> disconnect(exchange, new String(body, StandardCharsets.UTF_8));
            default -> problem(exchange, 404, "{}");
        }
    }

    private static void verify(HttpExchange exchange, String question) throws IOException {
        Matcher key = KEY.matcher(question);
        String identity = key.find() && claims(exchange).contains("\"SERVICE\"") ? KEYS.get(key.group(1)) : null;
        if ("atom_silent".equals(key.group(1))) {
            exchange.close();
        } else if (identity == null) {
            problem(exchange, 401, "{}");
        } else {
            json(exchange, 200, identity);
        }
    }

    private static void disconnect(HttpExchange exchange, String question) throws IOException {
        if (!claims(exchange).contains("\"ADMIN\"")) {
            problem(exchange, 403, "{}");
            return;
        }
        String purged = question.contains("true") ? ",\"purged_at\":\"2026-01-01T00:00:00Z\"" : "";
        json(exchange, 200, """
                {"ok":true,"revoked":[{"token_type":"bot","outcome":"revoked"}],"deleted":{"token":2},"done":true%s}""".formatted(purged));
    }

    private static void callback(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.add("Set-Cookie", "state=; Max-Age=0; Path=/; HttpOnly");
        headers.add("Set-Cookie", "seen=" + exchange.getRequestHeaders().getFirst("Cookie"));
        headers.set(
                "Location",
                "http://localhost:8080/installed?" + exchange.getRequestURI().getRawQuery());
        headers.set("Cache-Control", "no-store, private");
        headers.set("X-Internal", "not for browsers");
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }
}
