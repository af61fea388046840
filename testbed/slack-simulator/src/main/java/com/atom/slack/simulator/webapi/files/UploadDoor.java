package com.atom.slack.simulator.webapi.files;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Exchange;

/** {@code POST /upload/v1/...}: takes the bytes of an announced file, without a token and once only. */
public final class UploadDoor {
    private final Store store;

    public UploadDoor(Store store) {
        this.store = store;
    }

    /** @param path behind {@code /upload/v1/} */
    public void handle(Exchange exchange, String path) {
        String[] parts = path.split("-", 2);
        ObjectNode ticket = store.announced(parts[0]).orElse(null);
        boolean known = ticket != null
                && parts.length == 2
                && ticket.path("secret").asText().equals(parts[1]);
        byte[] bytes = exchange.upload();
        if (!exchange.method().equals("POST")) {
            text(exchange, 405, "Method Not Allowed");
        } else if (!known || store.isReceived(parts[0])) {
            text(exchange, 404, "Not Found");
        } else if (bytes.length != ticket.path("length").asLong()) {
            text(exchange, 400, "Length does not match");
        } else {
            store.receive(parts[0], bytes);
            text(exchange, 200, "OK - " + bytes.length);
        }
    }

    private static void text(Exchange exchange, int status, String text) {
        exchange.bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
