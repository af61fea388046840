package com.atom.slack.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** A real Chromium without a window, driven by its own DevTools protocol; only where this machine has one. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final String LISTENING = "DevTools listening on ";

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Browser(Process process, String address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Ear())
                .join();
    }

    /** Where it is; empty when there is none. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Empty when the program does not come up, as a stand-in for a package that is not there does not. */
    static Optional<Browser> start(Path program, Path profile) {
        ProcessBuilder builder = new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank");
        try {
            Process process =
                    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(LISTENING)) {
                    Thread.ofVirtual().start(() -> said.lines().forEach(more -> {}));
                    return Optional.of(new Browser(process, line.substring(LISTENING.length())));
                }
            }
            process.destroy();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes messages, which may come in parts. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                heard(Json.own(part.toString()));
                part.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private void heard(ObjectNode message) {
        CompletableFuture<JsonNode> asked = waiting.remove(message.path("id").asInt());
        if (asked != null) {
            asked.complete(message);
        } else if (message.path("method").asText().equals("Runtime.exceptionThrown")) {
            complaints.add(message.path("params").path("exceptionDetails").toString());
        } else if (message.path("method").asText().equals("Log.entryAdded")
                && message.path("params").path("entry").path("level").asText().equals("error")) {
            complaints.add(message.path("params").path("entry").toString());
        }
    }

    /** Errors of scripts, of the content policy and of loading that any page has met. */
    List<String> complaints() {
        return complaints;
    }

    JsonNode send(String session, String method, ObjectNode params) {
        int number = numbers.incrementAndGet();
        ObjectNode command = Json.object().put("id", number).put("method", method);
        command.set("params", params);
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(number, answer);
        socket.sendText(Json.text(command), true).join();
        JsonNode told = answer.orTimeout(30, TimeUnit.SECONDS).join();
        if (told.has("error")) {
            throw new AssertionError(method + ": " + told.path("error"));
        }
        return told.path("result");
    }

    /** A page of its own in a window of this size. */
    Tab open(String address, int width, int height) {
        ObjectNode blank = Json.object().put("url", "about:blank");
        String target = send("", "Target.createTarget", blank).path("targetId").asText();
        ObjectNode attach = Json.object().put("targetId", target).put("flatten", true);
        String session =
                send("", "Target.attachToTarget", attach).path("sessionId").asText();
        for (String domain : List.of("Page", "Runtime", "Log")) {
            send(session, domain + ".enable", Json.object());
        }
        ObjectNode size = Json.object().put("width", width).put("height", height);
        send(
                session,
                "Emulation.setDeviceMetricsOverride",
                size.put("deviceScaleFactor", 1).put("mobile", width < 720));
        Tab tab = new Tab(this, session, target);
        tab.go(address);
        return tab;
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
