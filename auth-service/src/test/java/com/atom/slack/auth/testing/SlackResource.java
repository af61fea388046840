package com.atom.slack.auth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import com.atom.slack.simulator.SimulatorOptions;
import com.atom.slack.simulator.SimulatorOptions.FirstApp;
import com.atom.slack.simulator.SimulatorServer;

/** A small simulated Slack with one app, whose credentials the service under test gets. */
public final class SlackResource implements QuarkusTestResourceLifecycleManager {

    private SimulatorServer slack;

    /** After the infrastructure, whose Slack is nobody. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "slack-");
            FirstApp app = new FirstApp("ATOM", "", "http://localhost:8080/api/auth/slack/callback");
            slack = SimulatorServer.start(SimulatorOptions.forTests(folder).withApp(app));
            return configuration(slack);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the service is told of its app at Slack. */
    static Map<String, String> configuration(SimulatorServer slack) throws IOException {
        JsonNode registered = get(slack.baseUrl() + "/_sim/apps").path("apps").path(0);
        return Map.of(
                "SLACK_API_BASE_URL", slack.baseUrl() + "/api",
                "SLACK_CLIENT_ID", registered.path("client_id").asText(),
                "SLACK_CLIENT_SECRET", registered.path("client_secret").asText(),
                "SLACK_SIGNING_SECRET", registered.path("signing_secret").asText(),
                "SLACK_APP_ID", registered.path("app_id").asText(),
                "SLACK_TIMEOUT", "5");
    }

    private static JsonNode get(String address) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            return new ObjectMapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (slack != null) {
            slack.close();
        }
    }
}
