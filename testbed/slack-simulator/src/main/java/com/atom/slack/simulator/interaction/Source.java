package com.atom.slack.simulator.interaction;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.hooks.Place;
import com.atom.slack.simulator.hooks.ResponseUrls;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.BlockIds;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/**
 * What a person looks at while using something in it: a message of an app, one that only they see, or a view.
 *
 * @param blocks  with their ids
 * @param context what the payload tells of it: container, channel, message or view
 * @param place   where the app may answer; empty in a view
 * @param view    its id; empty elsewhere
 */
record Source(App app, User user, JsonNode blocks, ObjectNode context, Optional<Place> place, String view) {

    static Source of(Desk desk, Ask ask) {
        return ask.optional("view_id").isPresent() ? view(desk, ask) : message(desk, ask);
    }

    private static Source view(Desk desk, Ask ask) {
        Views.Shown shown = shown(desk, ask);
        App app = desk.installed(ask.team(), shown.app());
        User user = ask.team().user(shown.user()).orElseThrow(() -> new ActRefused("unknown_user", shown.user()));
        ObjectNode context = Json.object();
        context.putObject("container").put("type", "view").put("view_id", shown.id());
        context.set("view", shown.view().deepCopy());
        return new Source(app, user, shown.view().path("blocks"), context, Optional.empty(), shown.id());
    }

    /** A view that can be used: the topmost of its stack, and the person who is named sees it. */
    static Views.Shown shown(Desk desk, Ask ask) {
        String id = ask.required("view_id");
        Views.Shown shown = desk.views()
                .find(id)
                .filter(found -> found.team().equals(ask.team().id()))
                .orElseThrow(() -> new ActRefused("unknown_view", id + " is not open"));
        if (ask.optional("user").isPresent() && !ask.who().user().id().equals(shown.user())) {
            throw new ActRefused("not_their_view", id + " is open for " + shown.user());
        }
        if (shown.isModal() && !desk.views().stack(shown).getLast().id().equals(id)) {
            throw new ActRefused("not_on_top", "another view lies upon " + id);
        }
        return shown;
    }

    private static Source message(Desk desk, Ask ask) {
        Team team = ask.team();
        Channel channel = ask.who().channel();
        User user = ask.insider(channel);
        Optional<ObjectNode> ephemeral = desk.hooks().ephemerals().find(team.id(), channel.id(), ask.required("ts"));
        if (ephemeral.isPresent()) {
            return ephemeral(desk, team, channel, user, ephemeral.get());
        }
        Message message = ask.who().message(channel, "ts");
        App app = desk.installed(team, author(team, message.botId(), message.ts()));
        ObjectNode shown = MessageJson.tree(team, channel, message);
        shown.set("blocks", BlockIds.given(shown.withArrayProperty("blocks"), message.ts()));
        ObjectNode context = container(channel, message.ts(), message.parent(), false);
        context.set("message", shown);
        Place place = new Place(app.id(), team.id(), channel.id(), user.id(), message.ts());
        return new Source(app, user, shown.path("blocks"), context, Optional.of(place), "");
    }

    /** The app whose bot wrote it. */
    static String author(Team team, String botId, String ts) {
        return team.installs().values().stream()
                .filter(install -> install.botId().equals(botId))
                .map(Team.Install::appId)
                .findFirst()
                .orElseThrow(() -> new ActRefused("not_installed", "no app in " + team.id() + " wrote " + ts));
    }

    private static Source ephemeral(Desk desk, Team team, Channel channel, User user, ObjectNode message) {
        seenBy(user, message);
        String ts = message.path("ts").asText();
        App app = desk.installed(team, message.path("app_id").asText());
        ObjectNode context = container(channel, ts, message.path("thread_ts").asText(""), true);
        Place place = new Place(app.id(), team.id(), channel.id(), user.id(), ts);
        return new Source(
                app, user, BlockIds.given(message.withArrayProperty("blocks"), ts), context, Optional.of(place), "");
    }

    static void seenBy(User user, ObjectNode ephemeral) {
        if (!ephemeral.path("user").asText().equals(user.id())) {
            throw new ActRefused(
                    "unknown_message",
                    user.id() + " does not see " + ephemeral.path("ts").asText());
        }
    }

    private static ObjectNode container(Channel channel, String ts, String thread, boolean isEphemeral) {
        ObjectNode context = Json.object();
        ObjectNode container =
                context.putObject("container").put("type", "message").put("message_ts", ts);
        if (!thread.isEmpty()) {
            container.put("thread_ts", thread);
        }
        container.put("channel_id", channel.id()).put("is_ephemeral", isEphemeral);
        context.set("channel", Payload.channel(channel));
        return context;
    }

    /** Adds {@code trigger_id}, and {@code response_url} where there is a place for an answer. */
    void addressTo(ObjectNode payload, Desk desk, Team team) {
        Place acted = place.orElseGet(() -> Place.nowhere(app.id(), team.id(), user.id()));
        payload.put("trigger_id", desk.views().triggers().make(acted, view));
        place.ifPresent(
                at -> payload.put("response_url", desk.hooks().responseUrls().make(ResponseUrls.Kind.ACTIONS, at)));
    }
}
