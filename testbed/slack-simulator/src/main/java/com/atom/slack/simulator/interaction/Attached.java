package com.atom.slack.simulator.interaction;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.hooks.Place;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.AttachmentIds;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/**
 * A button or a menu in an attachment, and who uses it.
 *
 * @param message    the whole message, its attachments numbered; a payload tells none that only one person sees
 * @param attachment it stands in
 * @param action     itself
 */
record Attached(
        App app,
        User user,
        Channel channel,
        Optional<ObjectNode> message,
        ObjectNode attachment,
        ObjectNode action,
        Place place) {

    static Attached of(Desk desk, Ask ask) {
        Team team = ask.team();
        Channel channel = ask.who().channel();
        User user = ask.insider(channel);
        Optional<ObjectNode> ephemeral = desk.hooks().ephemerals().find(team.id(), channel.id(), ask.required("ts"));
        if (ephemeral.isPresent()) {
            Source.seenBy(user, ephemeral.get());
            return find(desk, ask, channel, user, ephemeral.get().deepCopy(), true);
        }
        Message message = ask.who().message(channel, "ts");
        return find(desk, ask, channel, user, MessageJson.tree(team, channel, message), false);
    }

    private static Attached find(
            Desk desk, Ask ask, Channel channel, User user, ObjectNode message, boolean isEphemeral) {
        message.set("attachments", AttachmentIds.given(message.withArrayProperty("attachments")));
        for (JsonNode attachment : message.path("attachments")) {
            for (JsonNode action : attachment.path("actions")) {
                if (attachment.hasNonNull("callback_id") && fits(ask, attachment, action)) {
                    App app = desk.installed(ask.team(), author(ask.team(), message, attachment));
                    String ts = message.path("ts").asText();
                    return new Attached(
                            app,
                            user,
                            channel,
                            isEphemeral ? Optional.empty() : Optional.of(message),
                            (ObjectNode) attachment,
                            (ObjectNode) action,
                            new Place(app.id(), ask.team().id(), channel.id(), user.id(), ts));
                }
            }
        }
        throw new ActRefused(
                "unknown_element", "no attachment with a callback_id has the action " + ask.required("name"));
    }

    /** By what is named; buttons of one name differ by their values. */
    private static boolean fits(Ask ask, JsonNode attachment, JsonNode action) {
        return action.isObject()
                && action.path("name").asText().equals(ask.required("name"))
                && isNamed(ask, "attachment_id", attachment.path("id").asText())
                && isNamed(ask, "callback_id", attachment.path("callback_id").asText())
                && (!isButton(action)
                        || isNamed(ask, "value", action.path("value").asText("")));
    }

    private static boolean isNamed(Ask ask, String field, String value) {
        return ask.optional(field).map(value::equals).orElse(true);
    }

    /** The app whose bot wrote the message, or that unfurled a link of somebody else's. */
    private static String author(Team team, ObjectNode message, JsonNode attachment) {
        if (attachment.path("is_app_unfurl").asBoolean()) {
            return attachment.path("app_id").asText();
        }
        return message.hasNonNull("app_id")
                ? message.path("app_id").asText()
                : Source.author(
                        team,
                        message.path("bot_id").asText(),
                        message.path("ts").asText());
    }

    private static boolean isButton(JsonNode action) {
        return action.path("type").asText().equals("button");
    }

    LegacyMenu menu() {
        if (isButton(action)) {
            throw new ActRefused("not_external", action.path("name").asText() + " is a button");
        }
        return new LegacyMenu(action, "text");
    }

    /** What {@code actions} tells when it is used. */
    ObjectNode used(Ask ask) {
        ObjectNode used = Json.object();
        used.put("name", action.path("name").asText())
                .put("type", action.path("type").asText());
        if (!isButton(action)) {
            String value = ask.required("value");
            menu().admit(ask.team(), user, value);
            used.putArray("selected_options").addObject().put("value", value);
            return used;
        }
        if (action.hasNonNull("url")) {
            throw new ActRefused("link_button", "a button with a url opens it, and no app hears of it");
        }
        return used.put("value", action.path("value").asText(""));
    }

    /** What everything about an attachment tells of it. */
    ObjectNode payload(Desk desk, Team team) {
        ObjectNode payload = Payload.ofCallback(
                desk,
                Dispatch.Kind.INTERACTIVE_MESSAGE,
                app,
                team,
                attachment.path("callback_id").asText());
        payload.set("user", Payload.user(user).put("name", user.name()));
        payload.set("channel", Payload.channel(channel));
        payload.put("message_ts", place.ts());
        return payload.put("attachment_id", attachment.path("id").asText());
    }
}
