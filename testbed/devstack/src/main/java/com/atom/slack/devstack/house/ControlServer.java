package com.atom.slack.devstack.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The supervisor's ear: HTTP on a loopback port of its own, for whoever can read the token's file. */
final class ControlServer implements AutoCloseable {

    static final String TOKEN_HEADER = "X-Atom-Token";

    private static final int REFUSED = 409;
    private static final int FORBIDDEN = 403;

    private final HttpServer server;
    private final String token = freshToken();

    ControlServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback port for the control of the house", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    /** @param answer gets what follows the path, and answers the body; a {@link Refusal} becomes 409 with its line */
    void on(String path, Function<String, String> answer) {
        server.createContext(path, exchange -> handle(exchange, path, answer));
    }

    SupervisorAddress open() {
        server.start();
        return SupervisorAddress.ofThisProcess(server.getAddress().getPort(), token);
    }

    @Override
    public void close() {
        server.stop(1);
    }

    private void handle(HttpExchange exchange, String path, Function<String, String> answer) throws IOException {
        try (exchange) {
            if (isTrusted(exchange)) {
                answer(exchange, path, answer);
            } else {
                reply(exchange, FORBIDDEN, "not with this token");
            }
        }
    }

    private static void answer(HttpExchange exchange, String path, Function<String, String> answer) throws IOException {
        String rest = exchange.getRequestURI().getPath().substring(path.length());
        String body;
        try {
            body = answer.apply(rest);
        } catch (RuntimeException e) {
            reply(exchange, REFUSED, String.valueOf(e.getMessage()));
            return;
        }
        reply(exchange, 200, body);
    }

    private boolean isTrusted(HttpExchange exchange) {
        String given = String.valueOf(exchange.getRequestHeaders().getFirst(TOKEN_HEADER));
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String freshToken() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
