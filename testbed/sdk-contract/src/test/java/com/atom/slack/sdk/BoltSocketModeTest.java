package com.atom.slack.sdk;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.socket_mode.SocketModeClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.SimulatorOptions;
import com.atom.slack.simulator.SimulatorServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Bolt for Java over Socket Mode. */
class BoltSocketModeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BACK = "http://localhost:9/callback";

    @TempDir
    Path folder;

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Test
    void hearsAnswersAndSurvivesARefresh() throws Exception {
        SlackConfig config = new SlackConfig();
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder));
                Slack slack = Slack.getInstance(config)) {
            // Given
            config.setMethodsEndpointUrlPrefix(server.baseUrl() + "/api/");
            Sim sim = new Sim(server);
            JsonNode registered = sim.app("""
                    {"name": "Sock", "redirect_uris": ["%s"], "socket_mode": true, "events": ["message.channels"],
                     "commands": [{"command": "/remember"}]}\
                    """.formatted(BACK));
            App app = new App(AppConfig.builder()
                    .slack(slack)
                    .singleTeamBotToken(token(server, slack, registered))
                    .build());
            app.event(MessageEvent.class, (event, context) -> {
                heard.add(event.getEvent().getText());
                return context.ack();
            });
            app.command(
                    "/remember",
                    (request, context) ->
                            context.ack("Remembered: " + request.getPayload().getText()));
            SocketModeApp socket = new SocketModeApp(
                    registered.path("app_token").asText(), SocketModeClient.Backend.JavaWebSocket, app);
            socket.startAsync();
            String general = sim.channel("general");

            // When
            await("an event comes over the socket").atMost(PATIENCE).untilAsserted(() -> {
                say(sim, general, "before");
                assertThat(heard).contains("before");
            });
            JsonNode answer = sim.act("""
                    {"action": "slash_command", "channel": "%s", "user": "%s", "command": "/remember", "text": "tea"}\
                    """.formatted(general, sim.admin()));
            sim.fault("{\"fault\": \"socket_refresh\", \"dose\": 1, \"seconds\": 1}");
            say(sim, general, "at the refresh");

            // Then
            assertThat(answer.toString()).contains("Remembered: tea");
            await("events come again").atMost(PATIENCE).untilAsserted(() -> {
                say(sim, general, "after");
                assertThat(heard).contains("after");
            });
            socket.close();
        }
    }

    private static void say(Sim sim, String channel, String text) {
        sim.act("""
                {"action": "post", "channel": "%s", "user": "%s", "text": "%s"}\
                """.formatted(channel, sim.admin(), text));
    }

    private static String token(SimulatorServer server, Slack slack, JsonNode app) throws Exception {
        String location = Sim.send(
                        "GET",
                        server.baseUrl() + "/oauth/v2/authorize?client_id="
                                + app.path("client_id").asText()
                                + "&scope=channels:history,channels:read,commands,users:read&redirect_uri=" + BACK,
                        "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String code = Arrays.stream(URI.create(location).getQuery().split("&"))
                .filter(part -> part.startsWith("code="))
                .findFirst()
                .orElseThrow()
                .substring("code=".length());
        return slack.methods()
                .oauthV2Access(request -> request.clientId(app.path("client_id").asText())
                        .clientSecret(app.path("client_secret").asText())
                        .redirectUri(BACK)
                        .code(code))
                .getAccessToken();
    }
}
