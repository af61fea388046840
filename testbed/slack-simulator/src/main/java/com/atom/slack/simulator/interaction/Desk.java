package com.atom.slack.simulator.interaction;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.hooks.Hooks;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.Ts;
import com.atom.slack.simulator.workspace.World;

/** What every kind of interaction works with. */
record Desk(World world, Vault vault, Pace pace, Hooks hooks, Views views, Dispatch dispatch) {
    /** The moment of an action, in Slack's form. */
    String now() {
        return Ts.of(pace.micros());
    }

    /** Where the app takes what is no slash command; empty over a socket. */
    static String interactivityUrl(App app) {
        if (!Ask.isInteractive(app)) {
            throw new ActRefused("interactivity_off", app.id() + " has no interactivity_url");
        }
        return app.settings().interactivityUrl();
    }

    /** Commands and shortcuts come with this scope. */
    void needsCommands(App app, Team team) {
        if (vault.grants(app.id(), team.id()).noneMatch(grant -> grant.allows("commands"))) {
            throw new ActRefused("missing_scope", app.id() + " was not installed with the scope commands");
        }
    }

    /** Installed by the whole organisation, not by this workspace. */
    boolean isOrgWide(App app, Team team) {
        return vault.grants(app.id(), team.id()).anyMatch(Grant::isOrgWide);
    }

    /** An app that is in the workspace now. */
    App installed(Team team, String id) {
        return Optional.of(id)
                .filter(team.installs()::containsKey)
                .flatMap(vault::app)
                .orElseThrow(() -> new ActRefused("not_installed", "the app " + id + " is not in " + team.id()));
    }

    /** What the act answers: what was sent and how it was taken. */
    static ObjectNode told(Dispatch.Kind kind, App app, ObjectNode sent, Reply reply) {
        ObjectNode told = Json.object().put("ok", reply.isTaken());
        if (!reply.isTaken()) {
            told.put("error", reply.failure());
        }
        told.put("kind", kind.wire()).put("app_id", app.id());
        told.put("transport", app.settings().socketMode() ? "socket" : "http");
        told.put("status", reply.status()).put("answered_ms", reply.millis());
        for (String field : new String[] {"trigger_id", "response_url"}) {
            if (sent.has(field)) {
                told.set(field, sent.get(field));
            }
        }
        if (reply.json().isPresent()) {
            told.set("reply", reply.json().get());
        } else if (!reply.text().isEmpty()) {
            told.put("reply", reply.text());
        }
        return told;
    }
}
