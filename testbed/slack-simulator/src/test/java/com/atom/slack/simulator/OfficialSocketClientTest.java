package com.atom.slack.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.request.EventsApiEnvelope;
import com.slack.api.socket_mode.response.AckResponse;
import com.slack.api.socket_mode.response.MapResponse;
import org.junit.jupiter.api.Test;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** Slack's own Socket Mode client, unchanged, takes the simulator for Slack. */
class OfficialSocketClientTest extends DeliveredApp {
    @Test
    void hearsAcknowledgesAnswersAndComesBackAfterARefresh() throws Exception {
        change("\"socket_mode\": true");
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(server.baseUrl() + "/api/");
        List<EventsApiEnvelope> events = new CopyOnWriteArrayList<>();
        AtomicInteger hellos = new AtomicInteger();
        try (Slack slack = Slack.getInstance(config);
                SocketModeClient client = slack.socketMode(
                        app.app().path("app_token").asText(), SocketModeClient.Backend.JavaWebSocket)) {
            client.addWebSocketMessageListener(text -> {
                if (text.contains("\"hello\"")) {
                    hellos.incrementAndGet();
                }
            });
            client.addEventsApiEnvelopeListener(envelope -> {
                events.add(envelope);
                client.sendSocketModeResponse(new AckResponse(envelope.getEnvelopeId()));
            });
            client.addSlashCommandsEnvelopeListener(envelope -> client.sendSocketModeResponse(MapResponse.builder()
                    .envelopeId(envelope.getEnvelopeId())
                    .payload(java.util.Map.of("text", "at your service"))
                    .build()));
            client.connect();
            await("hello", () -> hellos.get() == 1);

            String event = post("to the official client");
            await("the event", () -> has(events, event));
            settled();
            assertThat(events.getFirst().getRetryAttempt()).isZero();
            assertThat(server.ask(
                            app.app().path("app_id").asText(),
                            "slash_commands",
                            Json.object().put("command", "/archive")))
                    .hasValueSatisfying(
                            answer -> assertThat(answer.path("text").asText()).isEqualTo("at your service"));

            String refresh = fault("{\"fault\": \"socket_refresh\"}").path("id").asText();
            await(
                    "asked to come again",
                    () -> !journaled("\"note\":\"refresh_requested\"").isEmpty());
            app.http().send("DELETE", "/_sim/faults/" + refresh);
            await("hello again", () -> hellos.get() >= 2);
            String later = post("after the refresh");
            await("the later event", () -> has(events, later));
            settled();
        }
    }

    private static boolean has(List<EventsApiEnvelope> events, String id) {
        return events.stream()
                .anyMatch(envelope -> envelope.getPayload()
                        .getAsJsonObject()
                        .get("event_id")
                        .getAsString()
                        .equals(id));
    }
}
