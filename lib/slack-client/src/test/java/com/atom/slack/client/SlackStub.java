package com.atom.slack.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpServer;

/** Answers as it was told, one answer a question; the last one is given for ever. */
public final class SlackStub {

    /** How an answer ends. */
    public enum Ending {
        WHOLE,

        /** The connection is closed before all of it is there. */
        CUT,

        /** Nothing more comes. */
        SILENT
    }

    /** @param status 0 for none at all */
    public record Scripted(int status, Map<String, String> headers, Buffer body, Ending ending) {

        /** The connection is closed without an answer. */
        public static final Scripted HANG_UP = new Scripted(0, Map.of(), Buffer.buffer(), Ending.CUT);

        /** The question is heard, and nothing comes back. */
        public static final Scripted SILENCE = new Scripted(0, Map.of(), Buffer.buffer(), Ending.SILENT);

        public static Scripted of(int status, String body) {
            return new Scripted(status, Map.of(), Buffer.buffer(body), Ending.WHOLE);
        }

        public static Scripted ok(String json) {
            return of(200, json).header("Date", "Sun, 22 Nov 2026 20:00:00 GMT");
        }

        public Scripted header(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Scripted(status, more, body, ending);
        }

        public Scripted ending(Ending other) {
            return new Scripted(status, headers, body, other);
        }
    }

    /** A question as it came. */
    public record Heard(String verb, String path, String query, MultiMap headers, Buffer body) {

        public String header(String name) {
            return headers.get(name);
        }

        public Map<String, String> params() {
            return decoded(query == null ? "" : query);
        }

        public Map<String, String> form() {
            return decoded(body.toString());
        }

        private static Map<String, String> decoded(String encoded) {
            Map<String, String> params = new LinkedHashMap<>();
            for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&")) {
                String[] sides = pair.split("=", 2);
                params.put(decode(sides[0]), decode(sides[1]));
            }
            return params;
        }

        private static String decode(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    public final List<Heard> requests = new CopyOnWriteArrayList<>();
    private final Deque<Scripted> script = new ArrayDeque<>();
    private final HttpServer server;

    SlackStub(Vertx vertx) {
        this.server = vertx.createHttpServer()
                .requestHandler(request -> hear(request.getDelegate()))
                .listenAndAwait(0, "127.0.0.1");
    }

    public String origin() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    public String apiBaseUrl() {
        return origin() + "/api";
    }

    public synchronized SlackStub then(Scripted answer) {
        script.add(answer);
        return this;
    }

    private synchronized Scripted next() {
        return script.size() > 1 ? script.poll() : script.peek();
    }

    private void hear(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            requests.add(new Heard(request.method().name(), request.path(), request.query(), request.headers(), body));
            answer(request, next());
        });
    }

    private static void answer(HttpServerRequest request, Scripted scripted) {
        HttpServerResponse response = request.response();
        if (scripted.status() > 0) {
            scripted.headers().forEach(response::putHeader);
            response.setStatusCode(scripted.status());
        }
        switch (scripted.ending()) {
            case WHOLE -> response.end(scripted.body());
            case CUT ->
                begin(response, scripted)
                        .onComplete(begun -> request.connection().close());
            case SILENT -> begin(response, scripted);
        }
    }

    private static io.vertx.core.Future<Void> begin(HttpServerResponse response, Scripted scripted) {
        return scripted.status() == 0
                ? io.vertx.core.Future.succeededFuture()
                : response.putHeader(
                                "Content-Length",
                                Integer.toString(scripted.body().length() + 1000))
                        .write(scripted.body());
    }

    void close() {
        server.closeAndAwait();
    }
}
