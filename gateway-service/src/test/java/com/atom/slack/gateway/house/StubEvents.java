package com.atom.slack.gateway.house;

import java.io.IOException;

import com.sun.net.httpserver.HttpExchange;

/** Sends every body back as it came, and says what it saw; silent for the app {@code ASILENT}, dismissive for {@code AFORGED}. */
final class StubEvents extends StubService {

    @Override
    void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (path.endsWith("/ASILENT")) {
            exchange.close();
            return;
        }
        if (path.endsWith("/AFORGED")) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        var asked = exchange.getRequestHeaders();
        var answered = exchange.getResponseHeaders();
        answered.set("X-Seen-Path", exchange.getRequestURI().toString());
        answered.set("X-Seen-Signature", String.valueOf(asked.getFirst("X-Slack-Signature")));
        answered.set("X-Seen-Retry", String.valueOf(asked.getFirst("X-Slack-Retry-Num")));
        answered.set("X-Seen-Type", String.valueOf(asked.getFirst("Content-Type")));
        answered.set("X-Seen-Length", String.valueOf(body.length));
        send(exchange, 200, "text/plain", body);
    }
}
