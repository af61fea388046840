package com.atom.slack.simulator.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** The parts that payloads have in common. */
final class Payload {
    private Payload() {}

    /** Of everything in blocks and views. */
    static ObjectNode of(Desk desk, Dispatch.Kind kind, App app, Team team, User user) {
        ObjectNode payload = Json.object().put("type", kind.wire());
        payload.set("user", user(user).put("username", user.name()).put("name", user.name()));
        payload.put("api_app_id", app.id());
        return where(payload.put("token", app.verificationToken()), team, desk.isOrgWide(app, team));
    }

    /** Of shortcuts, attachments and dialogs, which name their callback and their moment. */
    static ObjectNode ofCallback(Desk desk, Dispatch.Kind kind, App app, Team team, String callbackId) {
        ObjectNode payload = Json.object().put("type", kind.wire()).put("token", app.verificationToken());
        payload.put("action_ts", desk.now());
        return where(payload, team, desk.isOrgWide(app, team)).put("callback_id", callbackId);
    }

    static ObjectNode user(User user) {
        return Json.object().put("id", user.id()).put("team_id", user.team());
    }

    /** An app of the whole organisation is told that, and no workspace. */
    private static ObjectNode where(ObjectNode payload, Team team, boolean isOrgWide) {
        ObjectNode home = payload.putObject("team").put("id", team.id()).put("domain", team.domain());
        payload.putNull("enterprise");
        team.enterprise().ifPresent(org -> {
            home.put("enterprise_id", org.id()).put("enterprise_name", org.name());
            payload.putObject("enterprise").put("id", org.id()).put("name", org.name());
        });
        if (isOrgWide) {
            payload.putNull("team");
        }
        return payload.put("is_enterprise_install", isOrgWide);
    }

    static ObjectNode channel(Channel channel) {
        return Json.object().put("id", channel.id()).put("name", name(channel));
    }

    /** Private conversations keep their names to themselves. */
    static String name(Channel channel) {
        return switch (channel.kind()) {
            case PRIVATE -> "privategroup";
            case IM -> "directmessage";
            case PUBLIC, MPIM -> channel.name();
        };
    }
}
