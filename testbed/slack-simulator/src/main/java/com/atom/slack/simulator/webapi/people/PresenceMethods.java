package com.atom.slack.simulator.webapi.people;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.FittingChanges;
import com.atom.slack.simulator.workspace.Office;
import com.atom.slack.simulator.workspace.Quiet;
import com.atom.slack.simulator.workspace.User;

/** Who is there, and who does not want to be disturbed. */
final class PresenceMethods {
    private static final int MOST_USERS = 50;
    private static final long LONGEST_SNOOZE_MINUTES = Duration.ofDays(365).toMinutes();

    private final Acts acts;
    private final FittingChanges changes;

    PresenceMethods(Acts acts, FittingChanges changes) {
        this.acts = acts;
        this.changes = changes;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("users.getPresence", ApiMethod.TIER_3, "users:read", PresenceMethods::presence),
                ApiMethod.of("users.setPresence", ApiMethod.TIER_2, "users:write", this::setPresence),
                ApiMethod.read("dnd.info", ApiMethod.TIER_3, "dnd:read", PresenceMethods::info),
                ApiMethod.read("dnd.teamInfo", ApiMethod.TIER_2, "dnd:read", PresenceMethods::teamInfo),
                ApiMethod.of("dnd.setSnooze", ApiMethod.TIER_2, "dnd:write", this::snooze),
                ApiMethod.of("dnd.endSnooze", ApiMethod.TIER_2, "dnd:write", this::endSnooze),
                ApiMethod.of("dnd.endDnd", ApiMethod.TIER_2, "dnd:write", this::endDnd));
    }

    private static User user(ApiCall call, String id) {
        return call.team().user(id).orElseThrow(() -> new ApiError("user_not_found"));
    }

    /** Whoever has not said to be away is there or not by a stable coin; a bot is always there. */
    private static ObjectNode presence(ApiCall call) {
        call.needs("users:read");
        User user = user(call, call.arg("user").orElse(call.user()));
        boolean manual = call.team().office().isAway(user.id());
        boolean self = user.id().equals(call.user());
        boolean there = self || user.isBot() || Math.floorMod(user.id().hashCode(), 2) == 0;
        boolean active = there && !manual && !user.isDeleted();
        ObjectNode answer = Json.object().put("presence", active ? "active" : "away");
        if (self) {
            answer.put("online", true).put("auto_away", false).put("manual_away", manual);
            answer.put("connection_count", 1).put("last_activity", call.pace().seconds());
        }
        return answer;
    }

    private ObjectNode setPresence(ApiCall call) {
        call.needs("users:write");
        String asked = call.required("presence");
        if (!asked.equals("auto") && !asked.equals("away")) {
            throw new ApiError("invalid_presence");
        }
        acts.happen(changes.presence(call.team(), call.user(), asked.equals("away")));
        return Json.object();
    }

    /** Another person's snooze is nobody's business. */
    private static ObjectNode info(ApiCall call) {
        call.needs("dnd:read");
        String user = user(call, call.arg("user").orElse(call.user())).id();
        Quiet quiet = call.team().office().quiet(user);
        return user.equals(call.user()) ? quiet.whole(call.pace().seconds()) : quiet.brief();
    }

    private static ObjectNode teamInfo(ApiCall call) {
        call.needs("dnd:read");
        List<String> asked = call.several("users");
        if (asked.isEmpty() || asked.size() > MOST_USERS) {
            throw asked.isEmpty()
                    ? ApiError.arguments("missing required field: users")
                    : new ApiError("too_many_users");
        }
        ObjectNode users = Json.object();
        asked.stream()
                .filter(id -> call.team().user(id).isPresent())
                .forEach(id -> users.set(id, call.team().office().quiet(id).brief()));
        return Json.object().set("users", users);
    }

    private ObjectNode snooze(ApiCall call) {
        call.needsPerson("dnd:write");
        if (call.arg("num_minutes").isEmpty()) {
            throw new ApiError("missing_duration");
        }
        int minutes = call.number("num_minutes", 0, Integer.MAX_VALUE, "snooze_failed");
        if (minutes > LONGEST_SNOOZE_MINUTES) {
            throw new ApiError("too_long");
        }
        long now = call.pace().seconds();
        Office office = call.team().office();
        Quiet quiet = office.quiet(call.user())
                .snoozed(now + Duration.ofMinutes(minutes).toSeconds());
        acts.happen(changes.quiet(call.team(), call.user(), quiet));
        ObjectNode whole = quiet.whole(now);
        whole.remove(List.of("dnd_enabled", "next_dnd_start_ts", "next_dnd_end_ts"));
        return whole;
    }

    private ObjectNode endSnooze(ApiCall call) {
        call.needsPerson("dnd:write");
        Quiet quiet = call.team().office().quiet(call.user());
        if (!quiet.isSnoozed(call.pace().seconds())) {
            throw new ApiError("snooze_not_active");
        }
        acts.happen(changes.quiet(call.team(), call.user(), quiet.snoozed(0)));
        return quiet.snoozed(0).whole(call.pace().seconds());
    }

    private ObjectNode endDnd(ApiCall call) {
        call.needsPerson("dnd:write");
        acts.happen(changes.quiet(
                call.team(),
                call.user(),
                call.team().office().quiet(call.user()).ended()));
        return Json.object();
    }
}
