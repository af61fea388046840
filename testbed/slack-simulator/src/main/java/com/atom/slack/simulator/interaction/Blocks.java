package com.atom.slack.simulator.interaction;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;

/** A person presses a button, chooses from a menu, or types into one whose options the app knows. */
final class Blocks {
    static final Set<String> FIELDS = Set.of("action_id", "block_id", "value", "values", "view_id");
    private static final int MOST_OPTIONS = 100;

    private final Desk desk;

    Blocks(Desk desk) {
        this.desk = desk;
    }

    Future<ObjectNode> use(Ask ask) {
        Team team = ask.team();
        Source source = Source.of(desk, ask);
        String url = Desk.interactivityUrl(source.app());
        JsonNode value = ask.json().path("value");
        Element element = Element.find(source.blocks(), ask.optional("block_id"), ask.required("action_id"), value);
        ObjectNode action = element.used(value, desk.now());
        ObjectNode values = ask.values().deepCopy();
        if (!element.isButton() && !element.type().equals("overflow")) {
            values.withObjectProperty(element.blockId()).set(element.actionId(), value);
        }
        ObjectNode state = Json.object().set("values", StateValues.of(source.blocks(), values));
        ObjectNode payload = Payload.of(desk, Dispatch.Kind.BLOCK_ACTIONS, source.app(), team, source.user());
        payload.setAll(source.context());
        if (source.view().isEmpty()) {
            payload.set("state", state);
        } else {
            ((ObjectNode) payload.path("view")).set("state", state);
        }
        source.addressTo(payload, desk, team);
        payload.putArray("actions").add(action);
        return desk.dispatch()
                .send(Dispatch.Kind.BLOCK_ACTIONS, source.app(), team, url, payload)
                .map(reply -> Desk.told(Dispatch.Kind.BLOCK_ACTIONS, source.app(), payload, reply));
    }

    Future<ObjectNode> suggest(Ask ask) {
        Team team = ask.team();
        Source source = Source.of(desk, ask);
        String url = source.app().settings().optionsUrl();
        if (url.isEmpty() && !source.app().settings().socketMode()) {
            throw new ActRefused("no_url", source.app().id() + " has no options_url");
        }
        Element element =
                Element.find(source.blocks(), ask.optional("block_id"), ask.required("action_id"), Json.object());
        if (!element.type().endsWith("external_select")) {
            throw new ActRefused("not_external", element.actionId() + " is a " + element.type());
        }
        ObjectNode payload = Payload.of(desk, Dispatch.Kind.BLOCK_SUGGESTION, source.app(), team, source.user());
        payload.setAll(source.context());
        payload.put("action_id", element.actionId()).put("block_id", element.blockId());
        payload.put("value", ask.optional("value").orElse(""));
        return desk.dispatch()
                .send(Dispatch.Kind.BLOCK_SUGGESTION, source.app(), team, url, payload)
                .map(reply -> options(source, payload, reply));
    }

    private static ObjectNode options(Source source, ObjectNode payload, Reply reply) {
        ObjectNode told = Desk.told(Dispatch.Kind.BLOCK_SUGGESTION, source.app(), payload, reply);
        if (reply.isTaken()) {
            JsonNode answer = reply.json().<JsonNode>map(json -> json).orElseGet(Json::object);
            if (areOptions(answer.path("options")) || areGroups(answer.path("option_groups"))) {
                told.set(
                        answer.has("options") ? "options" : "option_groups",
                        answer.path(answer.has("options") ? "options" : "option_groups"));
            } else {
                told.put("ok", false).put("error", "invalid_options");
            }
        }
        return told;
    }

    private static boolean areGroups(JsonNode groups) {
        if (!groups.isArray() || groups.size() > MOST_OPTIONS) {
            return false;
        }
        for (JsonNode group : groups) {
            if (!group.path("label").path("text").isTextual() || !areOptions(group.path("options"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean areOptions(JsonNode options) {
        if (!options.isArray() || options.size() > MOST_OPTIONS) {
            return false;
        }
        for (JsonNode option : options) {
            if (!option.path("text").path("text").isTextual()
                    || !option.path("value").isTextual()) {
                return false;
            }
        }
        return true;
    }
}
