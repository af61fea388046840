package com.atom.slack.ingestion.backfill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the simulator knows to be true. */
record Truth(String url, String team) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record TrueChannel(String id, String name, boolean visible, boolean archived, int messages) {}

    List<TrueChannel> channels() {
        return StreamSupport.stream(get("/_sim/truth/" + team).path("channels").spliterator(), false)
                .map(channel -> new TrueChannel(
                        channel.path("id").asText(),
                        channel.path("name").asText(),
                        channel.path("visible").asBoolean(),
                        channel.path("is_archived").asBoolean(),
                        channel.path("messages").asInt()))
                .toList();
    }

    /** The undeleted messages of every channel that the bot may read, replies too. */
    Map<String, TreeSet<String>> visible() {
        Map<String, TreeSet<String>> all = new TreeMap<>();
        for (TrueChannel channel : channels()) {
            if (channel.visible()) {
                all.put(channel.id(), messages(channel.id()));
            }
        }
        return all;
    }

    TreeSet<String> messages(String channel) {
        TreeSet<String> undeleted = new TreeSet<>();
        String cursor = "";
        do {
            JsonNode page = get("/_sim/truth/" + team + "/" + channel + "?limit=5000&cursor=" + cursor);
            for (JsonNode message : page.path("messages")) {
                if (!message.path("deleted").asBoolean()) {
                    undeleted.add(message.path("ts").asText());
                }
            }
            cursor = page.path("next_cursor").asText("");
        } while (!cursor.isEmpty());
        return undeleted;
    }

    /** The channel with most messages among the visible ones. */
    String busiest() {
        return channels().stream()
                .filter(TrueChannel::visible)
                .max(Comparator.comparingInt(TrueChannel::messages))
                .orElseThrow()
                .id();
    }

    /** Calls that the app made of a method, in order. */
    List<JsonNode> calls(String method) {
        List<JsonNode> calls = new ArrayList<>();
        for (String line : body("/_sim/journal?after=0&limit=100000").split("\n")) {
            JsonNode entry = tree(line);
            if (entry.path("type").asText().equals("call")
                    && entry.path("method").asText().equals(method)) {
                calls.add(entry);
            }
        }
        return calls;
    }

    void invite(String channel, String bot) {
        String act = "{\"action\": \"join\", \"team\": \"%s\", \"channel\": \"%s\", \"user\": \"%s\"}"
                .formatted(team, channel, bot);
        HttpResponse<String> done = send(
                HttpRequest.newBuilder(URI.create(url + "/_sim/act")).POST(HttpRequest.BodyPublishers.ofString(act)));
        if (done.statusCode() != 200) {
            throw new AssertionError(done.body());
        }
    }

    JsonNode call(String method, String query, String token) {
        return tree(send(HttpRequest.newBuilder(URI.create(url + "/api/" + method + "?" + query))
                        .header("Authorization", "Bearer " + token))
                .body());
    }

    private JsonNode get(String path) {
        return tree(body(path));
    }

    private String body(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path))).body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
