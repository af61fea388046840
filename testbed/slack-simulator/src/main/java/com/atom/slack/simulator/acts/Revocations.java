package com.atom.slack.simulator.acts;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Team;

/** The end of tokens: some of them, or an app's whole installation. */
public final class Revocations {
    private final Acts acts;
    private final Changes changes;
    private final Vault vault;

    public Revocations(Acts acts, Changes changes, Vault vault) {
        this.acts = acts;
        this.changes = changes;
        this.vault = vault;
    }

    /** Ends tokens of one app; when none is left the app is gone from the workspace as well. */
    public Acts.Done revoke(Team team, Collection<Grant> tokens) {
        String app = tokens.iterator().next().appId();
        boolean last = vault.grants(app, team.id()).allMatch(tokens::contains);
        return end(Change.Op.REVOKE, team, app, tokens, last);
    }

    /** Ends all tokens of an app in a workspace; there is at least one. */
    public Acts.Done uninstall(Team team, String app) {
        return end(Change.Op.UNINSTALL, team, app, vault.grants(app, team.id()).toList(), true);
    }

    private Acts.Done end(Change.Op op, Team team, String app, Collection<Grant> tokens, boolean last) {
        ObjectNode data = Json.object().put("app_id", app);
        data.set("users", users(tokens, false));
        data.set("bots", users(tokens, true));
        String named = tokens.iterator().next().user();
        data.put("named", named).put("last", last);
        data.put("bot", last || tokens.stream().anyMatch(Grant::isBot));
        Acts.Done done = acts.happen(changes.ofTeam(op, team, named, data));
        List<String> ended = tokens.stream().map(Grant::token).toList();
        vault.revoke(grant -> ended.contains(grant.token()));
        return done;
    }

    private static ArrayNode users(Collection<Grant> tokens, boolean bots) {
        return Json.array(tokens.stream()
                .filter(grant -> grant.isBot() == bots)
                .map(Grant::user)
                .toList());
    }
}
