package com.atom.slack.simulator.oauth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Code;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** Puts an app into a workspace: its bot user, its tokens, and the wish that the admin invites the bot. */
final class Installations {
    private final Acts acts;
    private final Changes changes;
    private final Vault vault;

    Installations(Acts acts, Changes changes, Vault vault) {
        this.acts = acts;
        this.changes = changes;
        this.vault = vault;
    }

    /** The answer of {@code oauth.v2.access}. */
    ObjectNode install(App app, Team team, Code code) {
        ObjectNode answer = Json.object().put("ok", true).put("app_id", app.id());
        if (!team.installs().containsKey(app.id())) {
            acts.happen(installed(app, team, code.installer()));
        }
        if (!code.scopes().isEmpty()) {
            String bot = team.installs().get(app.id()).botUser();
            Grant grant = vault.grant(app.id(), team.id(), bot, true, new LinkedHashSet<>(code.scopes()));
            answer.put("access_token", grant.token()).put("token_type", "bot");
            answer.put("scope", String.join(",", grant.scopes())).put("bot_user_id", bot);
        }
        answer.putObject("team").put("id", team.id()).put("name", team.name());
        answer.putNull("enterprise").put("is_enterprise_install", false);
        ObjectNode authed = answer.putObject("authed_user").put("id", code.installer());
        if (!code.userScopes().isEmpty()) {
            Grant grant =
                    vault.grant(app.id(), team.id(), code.installer(), false, new LinkedHashSet<>(code.userScopes()));
            authed.put("scope", String.join(",", grant.scopes())).put("access_token", grant.token());
            authed.put("token_type", "user");
        }
        return answer;
    }

    private Change installed(App app, Team team, String installer) {
        String name = app.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        ObjectNode user =
                User.described(team.id(), changes.id("U"), name, app.name(), "America/Los_Angeles", changes.seconds());
        ObjectNode data = Json.object().put("app_id", app.id());
        data.set("user", User.asBot(user, changes.id("B"), app.id()));
        data.set("invite_to", Json.array(invitedTo(team)));
        return changes.ofTeam(Change.Op.INSTALL, team, installer, data);
    }

    /**
     * All but two of the conversations one can be invited to: not the second public channel and not the last private
     * one. Archived channels cannot be joined, and direct messages belong to two.
     */
    private static List<String> invitedTo(Team team) {
        List<Channel> open = invitable(team, Channel.Kind.PUBLIC);
        List<Channel> closed = invitable(team, Channel.Kind.PRIVATE);
        return team.channels().values().stream()
                .filter(channel -> !channel.isArchived() && channel.kind() != Channel.Kind.IM)
                .filter(channel -> open.size() < 2 || !channel.equals(open.get(1)))
                .filter(channel -> closed.isEmpty() || !channel.equals(closed.getLast()))
                .map(Channel::id)
                .toList();
    }

    private static List<Channel> invitable(Team team, Channel.Kind kind) {
        return team.channels().values().stream()
                .filter(channel -> !channel.isArchived() && channel.kind() == kind)
                .toList();
    }
}
