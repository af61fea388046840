package com.atom.slack.simulator.webapi;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Revocations;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** Who the token is, where it is, and its end. */
final class AuthMethods {
    private final Revocations revocations;

    AuthMethods(Revocations revocations) {
        this.revocations = revocations;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("auth.test", ApiMethod.SPECIAL, "", AuthMethods::test),
                ApiMethod.of("auth.revoke", ApiMethod.TIER_3, "", this::revoke),
                ApiMethod.of("team.info", ApiMethod.TIER_3, "team:read", AuthMethods::team));
    }

    private static ObjectNode test(ApiCall call) {
        Team team = call.team();
        ObjectNode answer = Json.object().put("url", "https://" + team.domain() + ".slack.com/");
        answer.put("team", team.name());
        User user = team.user(call.user()).orElseThrow();
        answer.put("user", user.name()).put("team_id", team.id()).put("user_id", user.id());
        if (call.grant().isBot()) {
            answer.put("bot_id", user.botId())
                    .put("app_id", call.app().id())
                    .put("app_name", call.app().name());
        }
        return answer.put("is_enterprise_install", false);
    }

    private ObjectNode revoke(ApiCall call) {
        boolean revoked = !call.flag("test");
        if (revoked) {
            revocations.revoke(call.team(), List.of(call.grant()));
        }
        return Json.object().put("revoked", revoked);
    }

    private static ObjectNode team(ApiCall call) {
        call.needs("team:read");
        Team team = call.team();
        if (call.arg("team").filter(asked -> !asked.equals(team.id())).isPresent()) {
            throw new ApiError("team_not_found");
        }
        ObjectNode json = Json.object().put("id", team.id()).put("name", team.name());
        json.put("url", "https://" + team.domain() + ".slack.com/").put("domain", team.domain());
        json.put("email_domain", team.domain() + ".example");
        ObjectNode icon = json.putObject("icon");
        for (int size : new int[] {34, 44, 68, 88, 102, 132, 230}) {
            icon.put("image_" + size, "https://a.slack-edge.com/80588/img/avatars-teams/ava_0001-" + size + ".png");
        }
        icon.put("image_default", true);
        json.put("avatar_base_url", "https://ca.slack-edge.com/").put("is_verified", false);
        return Json.object().set("team", json);
    }
}
