package com.atom.slack.simulator.webapi;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.User;

/** The people and bots of the workspace. */
final class UserMethods {
    private final Pace pace;

    UserMethods(Pace pace) {
        this.pace = pace;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("users.list", ApiMethod.TIER_2, "users:read", this::list),
                ApiMethod.of("users.info", ApiMethod.TIER_4, "users:read", UserMethods::info),
                ApiMethod.of("users.getPresence", ApiMethod.TIER_3, "users:read", UserMethods::presence),
                ApiMethod.of("bots.info", ApiMethod.TIER_3, "users:read", UserMethods::bot));
    }

    /** Guests of a connected workspace are not in it. */
    private ObjectNode list(ApiCall call) {
        call.needs("users:read");
        boolean withEmail = call.grant().allows("users:read.email");
        List<User> users = call.team().users().values().stream()
                .filter(call.team()::employs)
                .sorted(Comparator.comparing(User::id))
                .toList();
        Cursor.Page<User> page = Cursor.page(call, "user", users, User::id, call.limit(Integer.MAX_VALUE - 1, 1000));
        ObjectNode answer = Json.object();
        ArrayNode members = answer.putArray("members");
        page.items().forEach(user -> members.add(user.json(withEmail)));
        return page.into(answer.put("cache_ts", pace.seconds()));
    }

    private static ObjectNode info(ApiCall call) {
        call.needs("users:read");
        boolean withEmail = call.grant().allows("users:read.email");
        return Json.object().set("user", user(call).json(withEmail));
    }

    /** Whoever is not a bot works from nine to five somewhere; here that is simply a stable coin. */
    private static ObjectNode presence(ApiCall call) {
        call.needs("users:read");
        boolean active = user(call).isBot() || Math.floorMod(user(call).id().hashCode(), 2) == 0;
        return Json.object().put("presence", active ? "active" : "away");
    }

    private static User user(ApiCall call) {
        return call.team().user(call.arg("user").orElse(call.user())).orElseThrow(() -> new ApiError("user_not_found"));
    }

    private static ObjectNode bot(ApiCall call) {
        call.needs("users:read");
        String id = call.required("bot");
        ObjectNode bot = Json.object().put("id", id).put("deleted", false);
        call.team().users().values().stream()
                .filter(user -> user.botId().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        user -> bot.put("name", user.realName())
                                .put("app_id", user.appId())
                                .put("user_id", user.id()),
                        () -> {
                            if (!id.equals("B0" + call.team().id().substring(2))) {
                                throw new ApiError("bot_not_found");
                            }
                            bot.put("name", "alertbot");
                        });
        return Json.object().set("bot", bot);
    }
}
