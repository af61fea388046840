package com.atom.slack.devstack.mainjob;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The simulator's control side, as far as the main job needs it. */
public final class DemoSlack {

    private static final List<String> SCOPES = List.of(
            "channels:read",
            "groups:read",
            "im:read",
            "mpim:read",
            "channels:history",
            "groups:history",
            "im:history",
            "mpim:history",
            "users:read",
            "users:read.email",
            "files:read",
            "reactions:read",
            "team:read",
            "chat:write");

    private final JsonCall control;

    /** @param url the simulator's, without a slash at the end */
    public DemoSlack(String url) {
        this.control = new JsonCall(url, Optional.empty());
    }

    /** What Slack shows on an app's page. */
    public record App(String appId, String clientId, String clientSecret, String signingSecret) {}

    /** @param visible the messages that are there and that the installed tokens may read; of all channels together */
    public record Truth(int channels, long visible) {}

    /** Registers the app or, when it is known by its name, moves its addresses; its credentials stay what they were. */
    public App register(String publicUrl, String gatewayUrl) {
        ObjectNode wanted = JsonCall.JSON.createObjectNode().put("name", "ATOM");
        wanted.putArray("redirect_uris").add(publicUrl + "/api/auth/slack/callback");
        wanted.put("request_url", gatewayUrl + "/api/integrations/slack/events");
        // the gateway starts later, and Slack uses no address that does not answer
        wanted.put("request_url_retry", true);
        wanted.set("scopes", JsonCall.JSON.valueToTree(SCOPES));
        JsonCall.Answer answer = control.post("/_sim/apps", wanted);
        if (!answer.isOk()) {
            throw MainJobFailure.of("registering the demo app", answer);
        }
        JsonNode app = answer.body();
        return new App(
                app.path("app_id").asText(),
                app.path("client_id").asText(),
                app.path("client_secret").asText(),
                app.path("signing_secret").asText());
    }

    /** What there is to read in a workspace now. */
    public Truth truth(String team) {
        JsonNode channels = control.get("/_sim/truth/" + team).body().path("channels");
        List<JsonNode> visible = StreamSupport.stream(channels.spliterator(), false)
                .filter(channel -> channel.path("visible").asBoolean())
                .toList();
        return new Truth(
                visible.size(),
                visible.stream()
                        .mapToLong(channel -> channel.path("messages").asLong()
                                - channel.path("deleted").asLong())
                        .sum());
    }
}
