package com.atom.slack.simulator.acts;

import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.delivery.EventTypes;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Ts;

/** What Slack does by itself to what people have said: it unfurls links, guesses languages and forgets. */
final class SlackActions {
    private final Acts acts;
    private final Changes changes;

    SlackActions(Acts acts, Changes changes) {
        this.acts = acts;
        this.changes = changes;
    }

    void addTo(Map<String, Function<ActRequest, Acts.Done>> actions) {
        actions.put("unfurl", this::unfurl);
        actions.put("detect_language", this::detectLanguage);
        actions.put("purge", this::purge);
        actions.put("change_channel_id", this::changeId);
        actions.put("raise_event", this::raise);
    }

    /** The preview of a link appears under the message. */
    private Acts.Done unfurl(ActRequest request) {
        Channel channel = request.channel();
        Message message = request.spoken(channel, "ts");
        String url = request.required("url");
        if (!message.text().contains(Escaping.literal(url))) {
            throw new ActRefused("no_such_link", message.ts() + " has no link to " + url);
        }
        String title = request.optional("title").orElse(url);
        ObjectNode fields = Json.object();
        fields.putArray("attachments")
                .add(preview(1, url, title, request.optional("text").orElse("")));
        return acts.happen(changes.annotate(request.team(), channel, message, fields));
    }

    /** The attachment that an unfurled link becomes. */
    static ObjectNode preview(int number, String url, String title, String text) {
        ObjectNode preview = Json.object().put("id", number);
        preview.put("from_url", url).put("original_url", url).put("fallback", title);
        preview.put("title", title).put("title_link", url);
        return preview.put("text", text).put("service_name", "web");
    }

    /** What a message gets whose language was guessed. */
    static ObjectNode language(String locale) {
        ObjectNode fields = Json.object();
        fields.putObject("language").put("locale", locale).put("is_reliable", true);
        return fields;
    }

    /** An event that nothing here leads to, with the fields that somebody wants it to have. */
    private Acts.Done raise(ActRequest request) {
        if (!(request.json().path("event") instanceof ObjectNode event)) {
            throw new ActRefused("invalid_event", "event is to be an object with a type");
        }
        String name = EventTypes.subscription(event);
        if (!EventTypes.RAISED_BY_HAND.contains(name)) {
            throw new ActRefused(
                    "invalid_event",
                    name + " cannot be raised; these can: " + String.join(", ", EventTypes.RAISED_BY_HAND));
        }
        ObjectNode data = Json.object().set("event", event.deepCopy());
        String admin = request.team().admin().id();
        return acts.happen(changes.ofTeam(Change.Op.RAISE_EVENT, request.team(), admin, data));
    }

    private Acts.Done detectLanguage(ActRequest request) {
        Channel channel = request.channel();
        Message message = request.spoken(channel, "ts");
        ObjectNode fields = language(request.optional("locale").orElse("en"));
        return acts.happen(changes.annotate(request.team(), channel, message, fields));
    }

    /** A retention policy takes everything up to {@code latest} away; one event tells of all of it. */
    private Acts.Done purge(ActRequest request) {
        Channel channel = request.channel();
        String latest = request.required("latest");
        if (!Ts.isTs(latest)) {
            throw new ActRefused("invalid_ts", latest);
        }
        return acts.happen(
                changes.purge(request.team(), channel, request.team().admin().id(), latest));
    }

    /** As when somebody begins to share a private channel: the same channel under another id. */
    private Acts.Done changeId(ActRequest request) {
        Channel channel = request.channel();
        return acts.happen(
                changes.changeId(request.team(), channel, request.user().id()));
    }
}
