package com.atom.slack.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;

import com.atom.slack.simulator.wire.Json;

/** An app's end of a socket: keeps what comes and acknowledges as told. */
final class AppSocket implements WebSocket.Listener, AutoCloseable {
    /** What the JDK tells of a connection that ended without a farewell. */
    private static final int ABNORMAL = 1006;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<JsonNode> got = new CopyOnWriteArrayList<>();
    private final List<String> pings = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile Function<JsonNode, String> acknowledgement = AppSocket::plain;
    private volatile String end = "";
    private final WebSocket socket;

    private AppSocket(String url) {
        socket = CLIENT.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
    }

    /** As an app does it: asks for an address and goes there. */
    static AppSocket open(InstalledApp app) {
        return at(url(app));
    }

    static AppSocket at(String url) {
        return new AppSocket(url);
    }

    static String url(InstalledApp app) {
        JsonNode answer = open(app.http(), app.app().path("app_token").asText());
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError(answer.toString());
        }
        return answer.path("url").asText();
    }

    static JsonNode open(Http http, String token) {
        return Http.tree(http.post("/api/apps.connections.open", "", "Authorization", "Bearer " + token));
    }

    static String plain(JsonNode envelope) {
        return Json.text(Json.object().set("envelope_id", envelope.path("envelope_id")));
    }

    static String with(JsonNode envelope, ObjectNode payload) {
        ObjectNode ack = Json.object();
        ack.set("envelope_id", envelope.path("envelope_id"));
        return Json.text(ack.set("payload", payload));
    }

    /** @param how makes the text that is sent back for an envelope; an empty one is not sent */
    AppSocket acknowledging(Function<JsonNode, String> how) {
        acknowledgement = how;
        return this;
    }

    AppSocket greeted() {
        await("hello", () -> got.stream().anyMatch(frame -> type(frame).equals("hello")));
        return this;
    }

    List<JsonNode> frames() {
        return got;
    }

    List<JsonNode> envelopes() {
        return got.stream().filter(frame -> frame.has("envelope_id")).toList();
    }

    List<JsonNode> told(String eventId) {
        return envelopes().stream()
                .filter(frame -> frame.path("payload").path("event_id").asText().equals(eventId))
                .toList();
    }

    List<String> reasons() {
        return got.stream()
                .filter(frame -> type(frame).equals("disconnect"))
                .map(frame -> frame.path("reason").asText())
                .toList();
    }

    List<String> pings() {
        return pings;
    }

    /** Empty while it is open; then {@code closed} or {@code broken}. */
    String end() {
        return end;
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    static String type(JsonNode frame) {
        return frame.path("type").asText();
    }

    static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Duration.ofSeconds(15)).until(condition);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        partial.append(text);
        if (last) {
            JsonNode frame = Json.tree(partial.toString().getBytes(StandardCharsets.UTF_8))
                    .orElseThrow();
            partial.setLength(0);
            got.add(frame);
            String answer = frame.has("envelope_id") ? acknowledgement.apply(frame) : "";
            if (!answer.isEmpty()) {
                from.sendText(answer, true);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pings.add(StandardCharsets.UTF_8.decode(message).toString());
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end = status == ABNORMAL ? "broken" : "closed";
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end = "broken";
    }

    @Override
    public void close() {
        socket.abort();
    }
}
