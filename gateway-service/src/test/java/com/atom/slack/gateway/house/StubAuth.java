package com.atom.slack.gateway.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;

/** Knows a few keys, and the ways OAuth takes. */
final class StubAuth extends StubService {

    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("atom_admin", identity("admin", "ADMIN", "\"*\"", true)),
            Map.entry("atom_viewer", identity("viewer", "VIEWER", "\"T0ONE\"", false)),
            Map.entry("atom_viewer_of_two", identity("two", "VIEWER", "\"T0TWO\"", false)),
            Map.entry("atom_analyst", identity("analyst", "ANALYST", "\"T0ONE\"", false)),
            Map.entry("atom_signed_in", identity("signed_in", "MEMBER", "\"T0ONE\"", false)),
            Map.entry("atom_ended", identity("ended", "VIEWER", "\"T0ONE\"", false)),
            Map.entry("atom_signed_out", identity("signed_out", "VIEWER", "\"T0ONE\"", false)),
            Map.entry("atom_revocable", identity("revocable", "VIEWER", "\"T0ONE\"", false)),
            Map.entry("atom_unaccounted", identity("unaccounted", "ADMIN", "\"*\"", true)),
            Map.entry("atom_both", identity("both", "VIEWER", "\"T0ONE\",\"T0TWO\"", false)),
            Map.entry("atom_nothing", identity("nothing", "VIEWER", "\"T0GONE\"", false)),
            Map.entry("atom_searcher", identity("searcher", "VIEWER", "\"T0ONE\"", false)),
            Map.entry("atom_listener", identity("listener", "VIEWER", "\"T0ONE\"", false)));

    private static String identity(String id, String role, String teams, boolean allChannels) {
        return """
                {"subject":"key:%s","role":"%s","teams":[%s],"all_channels":%s}""".formatted(id, role, teams, allChannels);
    }

    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final List<String> notes = new CopyOnWriteArrayList<>();

    /** Only the gateway itself may add to the audit; what {@code atom_unaccounted} does cannot be kept. */
    private void note(HttpExchange exchange, String note) throws IOException {
        if (note.contains("unaccounted") || !claims(exchange).contains("\"SERVICE\"")) {
            problem(exchange, 503, "{}");
        } else {
            notes.add(note);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        }
    }

    @Override
    void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        switch (path) {
            case "/internal/api-keys/verify" -> verify(exchange, new String(body, StandardCharsets.UTF_8));
            case "/internal/api-keys/standing" -> standing(exchange, new String(body, StandardCharsets.UTF_8));
            case "/internal/sign-in/begin" -> json(exchange, 200, """
                        {"slack_page":"https://slack.example/authorize","browser":"%s","seconds":600}""".formatted("b".repeat(43)));
            case "/internal/sign-in/finish" -> signedIn(exchange, new String(body, StandardCharsets.UTF_8));
            case "/internal/audit/entries" -> note(exchange, new String(body, StandardCharsets.UTF_8));
            case "/internal/api-keys", "/internal/api-keys/0123456789ab", "/internal/audit", "/internal/audit/verify" ->
                json(exchange, 200, """
                        {"ok":true,"asked":"%s %s","body":"%s","claims":%s,"notes":%s}""".formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                new String(body, StandardCharsets.UTF_8).replace("\"", "'"),
                                claims(exchange),
                                notes));
            case "/stub/revoke" -> {
                revoked.add(new String(body, StandardCharsets.UTF_8));
                json(exchange, 200, "{}");
            }
            case "/api/auth/slack/callback" -> callback(exchange);
            case "/api/auth/slack/authorize", "/api/auth/slack/status" ->
                json(exchange, 200, """
                        {"ok":true,"asked":"%s","claims":%s}""".formatted(exchange.getRequestURI(), claims(exchange)));
            default -> problem(exchange, 404, "{}");
        }
    }

    /** Knows one browser. Its state is the page that it comes back to. */
    private static void signedIn(HttpExchange exchange, String given) throws IOException {
        Matcher state = Pattern.compile("\"state\":\"([^\"]+)\"").matcher(given);
        if (given.contains("\"browser\":\"" + "b".repeat(43)) && state.find()) {
            json(exchange, 200, """
                    {"team":"T0ONE","user":"U0ADA","return_to":"%s"}""".formatted(state.group(1)));
        } else {
            problem(exchange, 400, """
                    {"detail":"the sign-in was not begun in this browser"}""");
        }
    }

    private void standing(HttpExchange exchange, String question) throws IOException {
        Matcher id = Pattern.compile("\"key_id\":\"([^\"]+)\"").matcher(question);
        String key = id.find() ? "atom_" + id.group(1) : "";
        if (revoked.contains(key) || !KEYS.containsKey(key)) {
            problem(exchange, 401, "{}");
        } else {
            json(exchange, 200, KEYS.get(key));
        }
    }

    private void verify(HttpExchange exchange, String question) throws IOException {
        Matcher key = KEY.matcher(question);
        String identity = key.find() && claims(exchange).contains("\"SERVICE\"") ? KEYS.get(key.group(1)) : null;
        if (revoked.contains(key.group(1))) {
            identity = null;
        }
        if ("atom_silent".equals(key.group(1))) {
            exchange.close();
        } else if (identity == null) {
            problem(exchange, 401, "{}");
        } else {
            json(exchange, 200, identity);
        }
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
