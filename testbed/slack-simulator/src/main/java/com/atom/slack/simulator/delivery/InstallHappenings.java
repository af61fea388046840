package com.atom.slack.simulator.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;

/** What an app hears of its own place: that it has lost its tokens, and where an organisation lets it in. */
final class InstallHappenings {
    private InstallHappenings() {}

    static List<Happening> ofOrganisation(Change change) {
        List<Happening> all = new ArrayList<>();
        switch (change.op()) {
            case TEAM_ACCESS_GRANTED, TEAM_ACCESS_REVOKED -> all.add(access(change));
            case REVOKE, UNINSTALL -> gone(all, change);
            default -> {}
        }
        return all;
    }

    private static Happening access(Change change) {
        String type = change.op().wire();
        ObjectNode event = Json.object().put("type", type);
        event.putArray("team_ids").add(change.data().path("team_id").asText());
        event.put("event_ts", change.eventTs());
        String app = change.data().path("app_id").asText();
        return Happening.to(app, change.data().path("named").asText(), type, "", event);
    }

    /** Slack promises no order of the two; the change says which. */
    static void gone(List<Happening> all, Change change) {
        String app = change.data().path("app_id").asText();
        ObjectNode revoked = Json.object().put("type", "tokens_revoked");
        ObjectNode tokens = revoked.putObject("tokens");
        tokens.set("oauth", change.data().path("users"));
        tokens.set("bot", change.data().path("bots"));
        String named = change.data().path("named").asText();
        List<Happening> both = new ArrayList<>();
        both.add(Happening.to(app, named, "tokens_revoked", "", revoked.put("event_ts", change.eventTs())));
        if (change.data().path("last").asBoolean()) {
            ObjectNode uninstalled =
                    Json.object().put("type", "app_uninstalled").put("event_ts", change.eventTs());
            both.add(Happening.to(app, named, "app_uninstalled", "", uninstalled));
        }
        if (change.data().path("uninstalled_first").asBoolean()) {
            Collections.reverse(both);
        }
        all.addAll(both);
    }
}
