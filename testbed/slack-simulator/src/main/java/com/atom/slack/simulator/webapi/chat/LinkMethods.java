package com.atom.slack.simulator.webapi.chat;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.PinJson;

/** Links to messages, and what an app shows under links in them. */
final class LinkMethods {
    private final Acts acts;
    private final Changes changes;

    LinkMethods(Acts acts, Changes changes) {
        this.acts = acts;
        this.changes = changes;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("chat.getPermalink", ApiMethod.SPECIAL, "", LinkMethods::permalink),
                ApiMethod.of("chat.unfurl", ApiMethod.TIER_3, "links:write", this::unfurl));
    }

    private static ObjectNode permalink(ApiCall call) {
        Channel channel = call.channelSeen();
        Message message = channel.message(call.required("message_ts"))
                .filter(known -> !known.isDeleted() || known.isTombstone())
                .orElseThrow(() -> new ApiError("message_not_found"));
        ObjectNode answer = Json.object().put("permalink", PinJson.permalink(call.team(), channel, message));
        return answer.put("channel", channel.id());
    }

    /** Channel and ts, or the {@code unfurl_id} of the event that told of the link. */
    private static String[] place(ApiCall call) {
        if (call.arg("unfurl_id").isEmpty()) {
            return new String[] {call.required("channel"), call.required("ts")};
        }
        String[] place = call.required("unfurl_id").split("\\.", 2);
        if (place.length == 2) {
            return place;
        }
        throw new ApiError("invalid_unfurl_id");
    }

    private ObjectNode unfurl(ApiCall call) {
        call.needs("links:write");
        String[] place = place(call);
        Channel channel = call.seen(place[0]);
        Message message = channel.message(place[1])
                .filter(known -> !known.isDeleted())
                .orElseThrow(() -> new ApiError("cannot_find_message"));
        JsonNode unfurls = call.json("unfurls", "invalid_unfurls_format")
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new ApiError("missing_unfurls"));
        ObjectNode fields = Json.object();
        ArrayNode attachments = fields.putArray("attachments");
        message.extra().path("attachments").forEach(attachments::add);
        unfurls.properties().forEach(unfurl -> {
            String url = unfurl.getKey();
            if (!message.text().contains(Escaping.literal(url))) {
                throw new ApiError("cannot_unfurl_url");
            }
            ObjectNode attachment = attachments.addObject().put("id", attachments.size());
            attachment.setAll((ObjectNode) unfurl.getValue());
            attachment.put("from_url", url).put("original_url", url).put("app_unfurl_url", url);
            attachment.put("is_app_unfurl", true).put("app_id", call.app().id());
            if (!attachment.has("fallback")) {
                attachment.put("fallback", attachment.path("title").asText("[no preview available]"));
            }
        });
        acts.happen(changes.annotate(call.team(), channel, message, fields));
        return Json.object();
    }
}
