package com.atom.slack.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import com.atom.slack.simulator.SimulatorServer;

import static org.assertj.core.api.Assertions.assertThat;

/** The simulator's control side, as a test uses it. */
record Sim(SimulatorServer server) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Registers an app, or changes the one of that name. */
    JsonNode app(String json) {
        return ok(send("POST", server.baseUrl() + "/_sim/apps", json));
    }

    JsonNode act(String json) {
        return ok(send("POST", server.baseUrl() + "/_sim/act", json));
    }

    JsonNode fault(String json) {
        return ok(send("POST", server.baseUrl() + "/_sim/faults", json));
    }

    JsonNode truth(String path) {
        return get("/_sim/truth" + path);
    }

    JsonNode get(String path) {
        return ok(send("GET", server.baseUrl() + path, ""));
    }

    String admin() {
        return truth("").path("teams").path(0).path("admin").asText();
    }

    /** The id of a channel of the first workspace. */
    String channel(String name) {
        String team = truth("").path("teams").path(0).path("id").asText();
        for (JsonNode channel : truth("/" + team).path("channels")) {
            if (channel.path("name").asText().equals(name)) {
                return channel.path("id").asText();
            }
        }
        throw new AssertionError("no channel " + name);
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does not follow redirects. */
    static HttpResponse<String> send(String method, String url, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        try {
            return CLIENT.send(
                    headers.length == 0
                            ? request.build()
                            : request.headers(headers).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
