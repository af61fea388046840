package com.atom.slack.simulator.interaction;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.hooks.Place;
import com.atom.slack.simulator.hooks.ResponseUrls;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** A person sends a modal off, or closes it; what the app answers is done to the view. */
final class Modals {
    static final Set<String> FIELDS = Set.of("view_id", "values", "is_cleared");

    private final Desk desk;

    Modals(Desk desk) {
        this.desk = desk;
    }

    Future<ObjectNode> submit(Ask ask) {
        Team team = ask.team();
        Views.Shown shown = modal(ask);
        App app = desk.installed(team, shown.app());
        String url = Desk.interactivityUrl(app);
        if (shown.view().path("submit").isNull()) {
            throw new ActRefused("no_submit", shown.id() + " has no submit button");
        }
        JsonNode blocks = shown.view().path("blocks");
        ObjectNode state = StateValues.of(blocks, ask.values());
        StateValues.complete(blocks, state);
        ObjectNode payload = payload(Dispatch.Kind.VIEW_SUBMISSION, team, app, shown);
        ((ObjectNode) payload.path("view").path("state")).set("values", state);
        Place acted = Place.nowhere(app.id(), team.id(), shown.user());
        payload.put("trigger_id", desk.views().triggers().make(acted, shown.id()));
        payload.set("response_urls", responseUrls(blocks, state, app, team, shown.user()));
        return desk.dispatch()
                .send(Dispatch.Kind.VIEW_SUBMISSION, app, team, url, payload)
                .map(reply -> answered(app, team, shown, payload, reply));
    }

    private Views.Shown modal(Ask ask) {
        Views.Shown shown = Source.shown(desk, ask);
        if (!shown.isModal()) {
            throw new ActRefused("not_a_modal", shown.id() + " is a home tab");
        }
        return shown;
    }

    private ObjectNode payload(Dispatch.Kind kind, Team team, App app, Views.Shown shown) {
        User user = team.user(shown.user()).orElseThrow(() -> new ActRefused("unknown_user", shown.user()));
        return Payload.of(desk, kind, app, team, user).set("view", shown.view().deepCopy());
    }

    /** One for each conversation chosen in a menu that asks for it. */
    private ArrayNode responseUrls(JsonNode blocks, ObjectNode state, App app, Team team, String user) {
        ArrayNode urls = Json.array();
        for (Element element : Element.in(blocks)) {
            JsonNode chosen = state.path(element.blockId()).path(element.actionId());
            String channel = chosen.path("selected_conversation")
                    .asText(chosen.path("selected_channel").asText(""));
            if (element.json().path("response_url_enabled").asBoolean() && !channel.isEmpty()) {
                Place place = new Place(app.id(), team.id(), channel, user, "");
                ObjectNode url = urls.addObject().put("block_id", element.blockId());
                url.put("action_id", element.actionId()).put("channel_id", channel);
                url.put("response_url", desk.hooks().responseUrls().make(ResponseUrls.Kind.APP, place));
            }
        }
        return urls;
    }

    private ObjectNode answered(App app, Team team, Views.Shown shown, ObjectNode payload, Reply reply) {
        ObjectNode told = Desk.told(Dispatch.Kind.VIEW_SUBMISSION, app, payload, reply);
        if (reply.isTaken()) {
            try {
                told.setAll(done(app, team, shown, reply.json().orElseGet(Json::object)));
            } catch (ViewRefused refused) {
                told.put("ok", false).put("error", refused.error());
                told.set("messages", Json.array(refused.messages()));
            }
        }
        return told;
    }

    private ObjectNode done(App app, Team team, Views.Shown shown, ObjectNode answer) {
        if (desk.views().find(shown.id()).isEmpty()) {
            throw new ViewRefused("not_found");
        }
        String action = answer.path("response_action").asText("");
        switch (action) {
            case "" -> desk.views().close(shown, false);
            case "clear" -> desk.views().close(shown, true);
            case "update" -> {
                return Json.object().set("view", desk.views().replace(app, team, shown, view(answer)));
            }
            case "push" -> {
                return Json.object().set("view", desk.views().push(app, team, shown, view(answer)));
            }
            case "errors" -> {
                return Json.object().set("errors", errors(shown, answer.path("errors")));
            }
            default -> throw new ViewRefused("invalid_response_action");
        }
        return Json.object().put("closed", true);
    }

    private static ObjectNode view(ObjectNode answer) {
        return Optional.of(answer.path("view"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new ViewRefused("invalid_arguments", List.of("missing required field: view")));
    }

    /** They belong to blocks of the view, else Slack shows none of them. */
    private static JsonNode errors(Views.Shown shown, JsonNode errors) {
        if (!errors.isObject() || errors.isEmpty()) {
            throw new ViewRefused("invalid_errors");
        }
        errors.fieldNames().forEachRemaining(block -> {
            if (Element.in(shown.view().path("blocks")).stream()
                    .noneMatch(element -> element.isInput() && element.blockId().equals(block))) {
                throw new ViewRefused("invalid_errors", List.of("no input block " + block));
            }
        });
        return errors;
    }

    /** Only an app that asked for it hears. */
    Future<ObjectNode> close(Ask ask) {
        Team team = ask.team();
        Views.Shown shown = modal(ask);
        App app = desk.installed(team, shown.app());
        boolean isCleared = ask.json().path("is_cleared").asBoolean()
                || shown.view().path("clear_on_close").asBoolean();
        boolean isToldOf = shown.view().path("notify_on_close").asBoolean();
        String url = isToldOf ? Desk.interactivityUrl(app) : "";
        desk.views().close(shown, isCleared);
        if (!isToldOf) {
            return Future.succeededFuture(Json.object()
                    .put("ok", true)
                    .put("kind", Dispatch.Kind.VIEW_CLOSED.wire())
                    .put("sent", false));
        }
        ObjectNode payload =
                payload(Dispatch.Kind.VIEW_CLOSED, team, app, shown).put("is_cleared", isCleared);
        return desk.dispatch()
                .send(Dispatch.Kind.VIEW_CLOSED, app, team, url, payload)
                .map(reply -> Desk.told(Dispatch.Kind.VIEW_CLOSED, app, payload, reply));
    }
}
