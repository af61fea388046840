package com.atom.slack.e2e.slack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.e2e.api.Api;

/** The control side of the simulator: what is true, and acts as people would do them. */
public final class SimulatedSlack {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    public SimulatedSlack(String simulator) {
        this.base = simulator + "/_sim";
    }

    /** A channel as the simulator knows it. */
    public record TrueChannel(String id, String kind, boolean archived, boolean visible, int messages) {}

    /** The one workspace of a small or demo house. */
    public String team() {
        return teams().getFirst();
    }

    /** Every workspace; the first is the one that the house installs. */
    public List<String> teams() {
        List<String> teams = new ArrayList<>();
        get("/truth")
                .path("teams")
                .forEach(team -> teams.add(
                        team.isTextual()
                                ? team.asText()
                                : team.path("team").asText(team.path("id").asText())));
        return teams;
    }

    public List<TrueChannel> channels(String team) {
        List<TrueChannel> channels = new ArrayList<>();
        get("/truth/" + team)
                .path("channels")
                .forEach(channel -> channels.add(new TrueChannel(
                        channel.path("id").asText(),
                        channel.path("kind").asText(),
                        channel.path("is_archived").asBoolean(),
                        channel.path("visible").asBoolean(),
                        channel.path("messages").asInt())));
        return channels;
    }

    public List<TrueChannel> visibleChannels(String team) {
        return channels(team).stream().filter(TrueChannel::visible).toList();
    }

    /** Every message of a channel, replies and deleted ones included, ascending. */
    public List<JsonNode> messages(String team, String channel) {
        List<JsonNode> messages = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(
                    "/truth/" + team + "/" + channel + "?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("messages").forEach(messages::add);
            cursor = page.path("next_cursor").asText("");
        } while (!cursor.isEmpty());
        return messages;
    }

    /** Somebody does something; answers the simulator's {@code ts} of it. */
    public String act(Map<String, ?> act) {
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(base + "/act"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Api.JSON.valueToTree(act).toString())));
        if (!answer.path("ok").asBoolean()) {
            throw new IllegalStateException("act refused: " + answer);
        }
        return answer.path("ts").asText();
    }

    /** Makes every answer of a method take its time for the next two minutes. */
    public void slow(String method, int seconds) {
        fault(Map.of("fault", "slow", "method", method, "dose", 1, "seconds", 120, "retry_after", seconds));
    }

    /** Slack does this to everything it concerns for half a minute. */
    public void quirk(String fault) {
        fault(Map.of("fault", fault, "dose", 1, "seconds", 30));
    }

    private void fault(Map<String, ?> wish) {
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(base + "/faults"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Api.JSON.valueToTree(wish).toString())));
        if (!answer.has("id")) {
            throw new IllegalStateException("fault refused: " + answer);
        }
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return Api.JSON.readTree(
                    http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray())
                            .body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
