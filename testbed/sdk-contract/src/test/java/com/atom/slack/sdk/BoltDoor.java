package com.atom.slack.sdk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.QueryStringParser;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Bolt for Java behind the JDK's own HTTP server: hands requests in and answers out, and looks into neither. */
final class BoltDoor implements AutoCloseable {
    private final HttpServer server;
    private App app;

    /** @param app what answers is set with {@link #serve} when it has to know the port first */
    BoltDoor(App app) throws IOException {
        this.app = app;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    void serve(App other) {
        app = other;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Request<?> request = new SlackRequestParser(app.config())
                    .parse(SlackRequestParser.HttpRequest.builder()
                            .requestUri(exchange.getRequestURI().getPath())
                            .queryString(QueryStringParser.toMap(
                                    exchange.getRequestURI().getRawQuery()))
                            .requestBody(body)
                            .headers(new RequestHeaders(exchange.getRequestHeaders()))
                            .remoteAddress("127.0.0.1")
                            .build());
            Response response =
                    request == null ? Response.builder().statusCode(404).build() : app.run(request);
            response.getHeaders()
                    .forEach((name, values) -> values.forEach(
                            value -> exchange.getResponseHeaders().add(name, value)));
            exchange.getResponseHeaders().set("Content-Type", String.valueOf(response.getContentType()));
            byte[] answer = response.getBody() == null
                    ? new byte[0]
                    : response.getBody().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.getStatusCode(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
