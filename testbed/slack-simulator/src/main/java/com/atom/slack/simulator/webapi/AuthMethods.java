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
                ApiMethod.of("auth.revoke", ApiMethod.TIER_3, "", this::revoke));
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
}
