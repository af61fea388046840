package com.atom.slack.gateway.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;

/**
 * Ingestion and analytics: answers what it was asked, by whom. Channel {@code CUNKNOWN} is a 404 of its own, {@code CSILENT} gets
 * no answer; messages exist for every ts but those that begin with a 9.
 */
final class StubOwner extends StubService {

    static final String UNKNOWN_CHANNEL = """
            {"type":"urn:atom-slack:problem:channel-not-found","title":"No such channel","status":404,"own":"words"}""";

    private static final Pattern ITEM = Pattern.compile("\"channel_key\":(\\d+),\"ts\":\"([0-9.]+)\"");

    private final Clock clock = Clock.systemUTC();

    @Override
    void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        String question = new String(body, StandardCharsets.UTF_8);
        if (question.contains("CUNKNOWN")) {
            problem(exchange, 404, UNKNOWN_CHANNEL);
        } else if (question.contains("CSILENT")) {
            exchange.close();
        } else {
            switch (path) {
                case "/internal/workspace/counts" -> counts(exchange);
                case "/internal/workspace/purge" -> purge(exchange);
                case "/internal/messages/lookup" -> messages(exchange, question);
                case "/internal/ingest" -> json(exchange, 202, echo(exchange, question));
                default -> json(exchange, 200, echo(exchange, question));
            }
        }
    }

    private String echo(HttpExchange exchange, String question) {
        return """
                {"ok":true,"timestamp":"%s","path":"%s","question":%s,"claims":%s}""".formatted(clock.instant(), exchange.getRequestURI(), question, withoutExpiry(claims(exchange)));
    }

    /** The token's expiry differs from call to call. */
    private static String withoutExpiry(String claims) {
        return claims.replaceAll("\"exp\":\\d+,?", "");
    }

    /** Of one workspace it is done. */
    private static void purge(HttpExchange exchange) throws IOException {
        json(exchange, 200, """
                {"done":%s,"deleted":{"message":70}}""".formatted(claims(exchange).contains("T0ONE")));
    }

    private static void counts(HttpExchange exchange) throws IOException {
        if (claims(exchange).contains("T0TWO")) {
            exchange.close();
        } else {
            json(exchange, 200, """
                    {"total_users":3,"total_channels":5,"total_messages":70,"total_files":9}""");
        }
    }

    private static void messages(HttpExchange exchange, String question) throws IOException {
        List<String> messages = new ArrayList<>();
        Matcher items = ITEM.matcher(question);
        while (items.find()) {
            if (!items.group(2).startsWith("9")) {
                messages.add("""
                        {"channel":"C%s","ts":"%s","text":"text of %s"}""".formatted(items.group(1), items.group(2), items.group(2)));
            }
        }
        json(exchange, 200, "{\"ok\":true,\"messages\":[" + String.join(",", messages) + "]}");
    }
}
