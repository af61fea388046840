package com.atom.slack.simulator.oauth;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Issued;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** The fields in which Slack hands out tokens. */
final class TokenAnswer {
    private final World world;

    TokenAnswer(World world) {
        this.world = world;
    }

    static ObjectNode begun(App app) {
        return Json.object().put("ok", true).put("app_id", app.id());
    }

    static void token(ObjectNode into, Issued issued) {
        Grant grant = issued.grant();
        into.put("access_token", issued.accessToken()).put("token_type", grant.isBot() ? "bot" : "user");
        into.put("scope", String.join(",", grant.scopes()));
        if (issued.expires()) {
            into.put("expires_in", issued.expiresInSeconds()).put("refresh_token", issued.refreshToken());
        }
    }

    /** @param place {@code T...} or {@code E...} */
    void place(ObjectNode into, String place, boolean withName) {
        Optional<Team> team = world.team(place);
        if (team.isPresent()) {
            ObjectNode json = into.putObject("team").put("id", place);
            if (withName) {
                json.put("name", team.get().name());
            }
        } else {
            into.putNull("team");
        }
        Optional<Enterprise> org = team.isPresent() ? team.get().enterprise() : world.enterprise(place);
        if (org.isPresent()) {
            into.putObject("enterprise")
                    .put("id", org.get().id())
                    .put("name", org.get().name());
        } else {
            into.putNull("enterprise");
        }
        into.put("is_enterprise_install", team.isEmpty());
    }

    /** A token that follows another: it stands at the top, a person's as well as a bot's. */
    ObjectNode successor(App app, Issued issued) {
        ObjectNode answer = begun(app);
        token(answer, issued);
        if (issued.grant().isBot()) {
            answer.put("bot_user_id", issued.grant().user());
        } else {
            answer.putObject("authed_user").put("id", issued.grant().user());
        }
        place(answer, issued.grant().place(), true);
        return answer;
    }
}
