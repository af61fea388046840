package com.atom.slack.e2e.api;

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
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A program that uses the public REST API with a key. */
public final class Api {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final String key;

    public Api(String gateway, String key) {
        this.base = gateway + "/api/integrations/slack";
        this.key = key;
    }

    /** One answer, whatever its status. */
    public record Answer(int status, JsonNode body) {}

    public Answer post(String path, Map<String, ?> body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(write(body))));
    }

    /** The body of an answer that must be 200 or 202. */
    public JsonNode ask(String path, Map<String, ?> body) {
        Answer answer = post(path, body);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(path + " answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Every item of a list that is paged by cursors. */
    public List<JsonNode> all(String path, String list, Map<String, ?> body) {
        List<JsonNode> items = new ArrayList<>();
        Map<String, Object> page = new TreeMap<>(body);
        page.put("limit", 200);
        while (true) {
            JsonNode answer = ask(path, page);
            answer.path(list).forEach(items::add);
            String next = answer.path("next_cursor").asText("");
            if (next.isEmpty()) {
                return items;
            }
            page.put("cursor", next);
        }
    }

    /** Opens the stream of a workspace; the caller closes it. */
    public StreamReader stream(String workspace) {
        return new StreamReader(
                http, request("/stream?workspace_id=" + workspace).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.timeout(DEADLINE).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String write(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
