package com.atom.slack.simulator.interaction;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.hooks.Place;
import com.atom.slack.simulator.hooks.ResponseUrls;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** A person takes a shortcut of an app: of a message's menu, or of anywhere. */
final class Shortcuts {
    static final Set<String> FIELDS = Set.of("callback_id");

    private final Desk desk;

    Shortcuts(Desk desk) {
        this.desk = desk;
    }

    Future<ObjectNode> onMessage(Ask ask) {
        Team team = ask.team();
        Channel channel = ask.who().channel();
        User user = ask.insider(channel);
        Ask.atHome(team, user);
        Message message = ask.who().message(channel, "ts");
        App app = app(ask);
        ObjectNode payload =
                Payload.ofCallback(desk, Dispatch.Kind.MESSAGE_ACTION, app, team, ask.required("callback_id"));
        payload.set("user", Payload.user(user).put("name", user.name()));
        payload.set("channel", Payload.channel(channel));
        payload.put("message_ts", message.ts());
        payload.set("message", MessageJson.tree(team, channel, message));
        Place place = new Place(app.id(), team.id(), channel.id(), user.id(), message.ts());
        payload.put("response_url", desk.hooks().responseUrls().make(ResponseUrls.Kind.APP, place));
        return send(Dispatch.Kind.MESSAGE_ACTION, app, team, place, payload);
    }

    Future<ObjectNode> anywhere(Ask ask) {
        Team team = ask.team();
        User user = ask.who().user();
        Ask.atHome(team, user);
        App app = app(ask);
        ObjectNode payload = Payload.ofCallback(desk, Dispatch.Kind.SHORTCUT, app, team, ask.required("callback_id"));
        payload.set("user", Payload.user(user).put("username", user.name()));
        Place nowhere = Place.nowhere(app.id(), team.id(), user.id());
        return send(Dispatch.Kind.SHORTCUT, app, team, nowhere, payload);
    }

    private App app(Ask ask) {
        App app = ask.app(desk.vault());
        desk.needsCommands(app, ask.team());
        return app;
    }

    private Future<ObjectNode> send(Dispatch.Kind kind, App app, Team team, Place acted, ObjectNode payload) {
        String url = Desk.interactivityUrl(app);
        payload.put("trigger_id", desk.views().triggers().make(acted, ""));
        return desk.dispatch().send(kind, app, team, url, payload).map(reply -> Desk.told(kind, app, payload, reply));
    }
}
