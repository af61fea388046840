package com.atom.slack.simulator.webapi.office;

import java.util.ArrayList;
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
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** The workspace itself, what it pays for and who came and went. */
final class TeamMethods {
    private static final int MOST_PAGES = 100;

    private TeamMethods() {}

    static Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("team.info", ApiMethod.TIER_3, "team:read", TeamMethods::info),
                ApiMethod.read("team.billableInfo", ApiMethod.TIER_2, "admin", TeamMethods::billable),
                ApiMethod.read("team.accessLogs", ApiMethod.TIER_2, "admin", TeamMethods::accessLogs),
                ApiMethod.read("team.integrationLogs", ApiMethod.TIER_2, "admin", TeamMethods::integrationLogs));
    }

    /** Its own, or another one it can be told of: of the same organisation. */
    private static ObjectNode info(ApiCall call) {
        call.needs("team:read");
        Team team = call.team();
        if (call.arg("team").filter(asked -> !asked.equals(team.id())).isPresent()
                || call.arg("domain")
                        .filter(asked -> !asked.equals(team.domain()))
                        .isPresent()) {
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
        team.enterprise().ifPresent(org -> {
            json.put("enterprise_id", org.id()).put("enterprise_name", org.name());
            json.put("enterprise_domain", org.domain());
        });
        return Json.object().set("team", json);
    }

    private static void needsAdmin(ApiCall call) {
        call.needsPerson("admin");
        if (call.team().user(call.user()).filter(User::isAdmin).isEmpty()) {
            throw new ApiError("no_permission");
        }
    }

    private static List<User> people(ApiCall call) {
        return call.team().users().values().stream()
                .filter(call.team()::employs)
                .filter(user -> !user.isBot() && !user.id().equals("USLACKBOT"))
                .sorted(Comparator.comparing(User::id))
                .toList();
    }

    private static ObjectNode billable(ApiCall call) {
        needsAdmin(call);
        List<User> people = people(call).stream()
                .filter(user -> call.arg("user").map(user.id()::equals).orElse(true))
                .toList();
        if (call.arg("user").isPresent() && people.isEmpty()) {
            throw new ApiError("user_not_found");
        }
        Cursor.Page<User> page = Cursor.page(call, "user", people, User::id, call.limit(1000, 1000));
        ObjectNode answer = Json.object();
        ObjectNode info = answer.putObject("billable_info");
        page.items().forEach(user -> info.putObject(user.id()).put("billing_active", !user.isDeleted()));
        return page.into(answer);
    }

    /** One line for each person and address they came from; here everybody has one. */
    private static ObjectNode accessLogs(ApiCall call) {
        needsAdmin(call);
        List<User> people = people(call);
        long before = before(call);
        long now = call.pace().seconds();
        List<ObjectNode> lines = new ArrayList<>();
        for (User user : people) {
            long last = Math.min(now - Math.floorMod(user.id().hashCode(), 86_400), Math.max(user.updated(), 1));
            if (last <= before) {
                ObjectNode line = Json.object().put("user_id", user.id()).put("username", user.name());
                line.put("date_first", user.updated()).put("date_last", Math.max(last, user.updated()));
                line.put("count", 1 + Math.floorMod(user.id().hashCode(), 40));
                line.put("ip", "198.51.100." + Math.floorMod(user.id().hashCode(), 254));
                line.put("user_agent", "Mozilla/5.0 (X11; Linux x86_64)").put("isp", "Example Net");
                lines.add(line.put("country", "DE").put("region", "BE"));
            }
        }
        lines.sort(Comparator.comparingLong(line -> -line.path("date_last").asLong()));
        return paged(call, "logins", lines);
    }

    private static long before(ApiCall call) {
        String asked = call.arg("before").orElse("now");
        if (asked.equals("now")) {
            return Long.MAX_VALUE;
        }
        if (!asked.matches("\\d{1,18}")) {
            throw ApiError.arguments("must be an integer [json-pointer:/before]");
        }
        return Long.parseLong(asked);
    }

    private static ObjectNode integrationLogs(ApiCall call) {
        needsAdmin(call);
        List<ObjectNode> lines = call.team().office().integrationLog().reversed().stream()
                .filter(line -> is(call, line, "app_id"))
                .filter(line -> is(call, line, "change_type"))
                .filter(line -> call.arg("user")
                        .map(line.path("user_id").asText()::equals)
                        .orElse(true))
                .toList();
        return paged(call, "logs", lines);
    }

    private static boolean is(ApiCall call, ObjectNode line, String name) {
        return call.arg(name).map(line.path(name).asText()::equals).orElse(true);
    }

    private static ObjectNode paged(ApiCall call, String name, List<ObjectNode> lines) {
        int count = call.number("count", 100, 1000, "invalid_arguments");
        int page = call.number("page", 1, Integer.MAX_VALUE, "invalid_arguments");
        if (page > MOST_PAGES) {
            throw new ApiError("over_pagination_limit");
        }
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray(name);
        Cursor.paged(lines, count, page, answer).forEach(array::add);
        return answer;
    }
}
