package com.atom.slack.simulator.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * What {@code event_context} stands for: enough to find again who may see the event. Opaque to apps.
 *
 * @param scope   a token needs it to see the event; empty when none does
 * @param channel empty when the whole workspace may see it
 */
public record EventContext(String type, String team, String app, String channel, String scope) {
    private static final String PREFIX = "4-";

    static EventContext of(Happening happening, String app, String team) {
        String channel = happening.channel() == null ? "" : happening.channel().id();
        return new EventContext(happening.event().path("type").asText(), team, app, channel, happening.scope());
    }

    String text() {
        ObjectNode json = Json.object().put("et", type).put("tid", team).put("aid", app);
        if (!channel.isEmpty()) {
            json.put("cid", channel);
        }
        if (!scope.isEmpty()) {
            json.put("sc", scope);
        }
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(json));
    }

    /** Empty when the text is none of ours. */
    public static Optional<EventContext> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] plain = Base64.getUrlDecoder()
                    .decode(text.substring(PREFIX.length()).getBytes(StandardCharsets.US_ASCII));
            return Json.objectIn(plain)
                    .map(json -> new EventContext(
                            json.path("et").asText(),
                            json.path("tid").asText(),
                            json.path("aid").asText(),
                            json.path("cid").asText(""),
                            json.path("sc").asText("")))
                    .filter(context -> !context.type.isEmpty() && !context.team.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
