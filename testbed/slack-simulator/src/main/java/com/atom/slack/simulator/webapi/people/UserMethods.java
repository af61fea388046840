package com.atom.slack.simulator.webapi.people;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.webapi.Cursor;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.User;

/** The people and bots of the workspace. */
final class UserMethods {
    /** Whole sets of more are refused. */
    private static final int MOST_AT_ONCE = 1000;

    private UserMethods() {}

    static Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("users.list", ApiMethod.TIER_2, "users:read", UserMethods::list),
                ApiMethod.read("users.info", ApiMethod.TIER_4, "users:read", UserMethods::info),
                ApiMethod.read("users.lookupByEmail", ApiMethod.TIER_3, "users:read.email", UserMethods::byEmail),
                ApiMethod.read("bots.info", ApiMethod.TIER_3, "users:read", UserMethods::bot));
    }

    /** Guests of a connected workspace are not in it. */
    private static ObjectNode list(ApiCall call) {
        call.needs("users:read");
        List<User> users = call.team().users().values().stream()
                .filter(call.team()::employs)
                .sorted(Comparator.comparing(User::id))
                .toList();
        if (call.arg("limit").isEmpty() && users.size() > MOST_AT_ONCE) {
            throw new ApiError("limit_required");
        }
        Cursor.Page<User> page = Cursor.page(call, "user", users, User::id, call.limit(MOST_AT_ONCE, 1000));
        ObjectNode answer = Json.object();
        ArrayNode members = answer.putArray("members");
        page.items().forEach(user -> members.add(shown(call, user)));
        return page.into(answer.put("cache_ts", call.pace().seconds()));
    }

    private static ObjectNode info(ApiCall call) {
        call.needs("users:read");
        User user = call.team().user(call.required("user")).orElseThrow(() -> new ApiError("user_not_found"));
        return Json.object().set("user", shown(call, user));
    }

    private static ObjectNode byEmail(ApiCall call) {
        call.needs("users:read.email");
        String email = call.required("email");
        User user = call.team().users().values().stream()
                .filter(call.team()::employs)
                .filter(known -> known.email().equalsIgnoreCase(email) && !known.isDeleted())
                .findFirst()
                .orElseThrow(() -> new ApiError("users_not_found"));
        return Json.object().set("user", shown(call, user));
    }

    /** Of another workspace one sees less, and whether one has a channel in common. */
    private static ObjectNode shown(ApiCall call, User user) {
        boolean own = call.team().employs(user);
        ObjectNode json = user.json(own && call.grant().allows("users:read.email"));
        if (!own) {
            boolean met = call.team().channels().values().stream()
                    .anyMatch(channel -> channel.has(user.id()) && channel.has(call.user()));
            json.put("is_stranger", !met);
        } else if (call.flag("include_locale")) {
            json.put("locale", "en-US");
        }
        return json;
    }

    private static ObjectNode bot(ApiCall call) {
        call.needs("users:read");
        String id = call.required("bot");
        ObjectNode bot = Json.object().put("id", id).put("deleted", false);
        User user = call.team().users().values().stream()
                .filter(known -> known.botId().equals(id))
                .findFirst()
                .orElse(null);
        if (user != null) {
            bot.put("deleted", user.isDeleted()).put("name", user.realName());
            bot.put("updated", user.updated()).put("app_id", user.appId()).put("user_id", user.id());
        } else if (id.equals("B0" + call.team().id().substring(2))) {
            bot.put("name", "alertbot").put("updated", 0);
        } else {
            throw new ApiError("bot_not_found");
        }
        ObjectNode icons = bot.putObject("icons");
        for (int size : new int[] {36, 48, 72}) {
            icons.put("image_" + size, "https://a.slack-edge.com/80588/img/plugins/app/bot_" + size + ".png");
        }
        return Json.object().set("bot", bot);
    }
}
