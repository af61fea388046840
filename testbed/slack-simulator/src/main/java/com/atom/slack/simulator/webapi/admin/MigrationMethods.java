package com.atom.slack.simulator.webapi.admin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Enterprise;

/** The ids people had before their workspace came into an organisation: {@code U...} for {@code W...} here. */
final class MigrationMethods {
    private static final int MOST = 400;

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("migration.exchange", ApiMethod.TIER_2, "tokens.basic", MigrationMethods::exchange));
    }

    private static ObjectNode exchange(ApiCall call) {
        call.needs("tokens.basic");
        Enterprise organisation = call.team().enterprise().orElseThrow(() -> new ApiError("not_enterprise_team"));
        List<String> users = call.several("users");
        if (users.size() > MOST) {
            throw new ApiError("too_many_users");
        }
        ObjectNode answer = Json.object().put("team_id", call.team().id()).put("enterprise_id", organisation.id());
        ObjectNode map = answer.putObject("user_id_map");
        ArrayNode unknown = answer.putArray("invalid_user_ids");
        for (String user : users) {
            exchanged(call, user).ifPresentOrElse(other -> map.put(user, other), () -> unknown.add(user));
        }
        return answer;
    }

    private static Optional<String> exchanged(ApiCall call, String user) {
        boolean old = call.flag("to_old");
        String global = user.startsWith("U") ? "W" + user.substring(1) : user;
        return call.team().user(global).map(known -> old ? "U" + known.id().substring(1) : known.id());
    }
}
