package com.atom.slack.auth.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The simulated Slack from its control side: what it was asked, and what it is to do next. */
public record SlackSide(String base) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What the app has switched on at Slack, for good. */
    public void switchOn(String setting) {
        post("/_sim/apps", "{\"name\": \"ATOM\", \"" + setting + "\": true}");
    }

    /** Changes the app at Slack. */
    public void app(String json) {
        post("/_sim/apps", json);
    }

    public JsonNode act(String json) {
        return post("/_sim/act", json);
    }

    /** On until the answer is closed. */
    public Fault fault(String json) {
        String id = post("/_sim/faults", json).path("id").asText();
        return () -> send(
                HttpRequest.newBuilder(URI.create(base + "/_sim/faults/" + id)).DELETE());
    }

    /** Something wrong at Slack. */
    public interface Fault extends AutoCloseable {
        @Override
        void close();
    }

    /** Every call of a method so far, oldest first. */
    public List<JsonNode> calls(String method) {
        List<JsonNode> calls = new ArrayList<>();
        send(HttpRequest.newBuilder(URI.create(base + "/_sim/journal"))).lines().forEach(line -> {
            JsonNode entry = read(line);
            if (entry.path("type").asText().equals("call")
                    && entry.path("method").asText().equals(method)) {
                calls.add(entry);
            }
        });
        return calls;
    }

    /** What Slack says to a token: {@code ok}, or the error. */
    public String test(String token) {
        JsonNode answer = read(send(HttpRequest.newBuilder(URI.create(base + "/api/auth.test"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())));
        return answer.path("ok").asBoolean() ? "ok" : answer.path("error").asText();
    }

    /** Ids of the workspaces of an organisation. */
    public List<String> teamsOf(String enterprise) {
        List<String> ids = new ArrayList<>();
        read(send(HttpRequest.newBuilder(URI.create(base + "/_sim/truth"))))
                .path("teams")
                .forEach(team -> {
                    if (team.path("enterprise").path("id").asText().equals(enterprise)) {
                        ids.add(team.path("id").asText());
                    }
                });
        return ids;
    }

    private JsonNode post(String path, String json) {
        JsonNode answer = read(
                send(HttpRequest.newBuilder(URI.create(base + path)).POST(HttpRequest.BodyPublishers.ofString(json))));
        if (answer.has("error")) {
            throw new IllegalStateException(path + ": " + answer);
        }
        return answer;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + json, e);
        }
    }

    private static String send(HttpRequest.Builder request) {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
