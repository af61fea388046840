package com.atom.slack.simulator.acts;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.simulator.workspace.FittingChanges;
import com.atom.slack.simulator.workspace.Quiet;
import com.atom.slack.simulator.workspace.Team;

/** Whether somebody is there and wants to be disturbed. */
final class PresenceActions {
    private final Acts acts;
    private final FittingChanges changes;
    private final Seconds now;

    /** Epoch seconds of this moment. */
    @FunctionalInterface
    interface Seconds {
        long get();
    }

    PresenceActions(Acts acts, FittingChanges changes, Seconds now) {
        this.acts = acts;
        this.changes = changes;
        this.now = now;
    }

    void addTo(Map<String, Function<ActRequest, Acts.Done>> actions) {
        actions.put("presence", this::presence);
        actions.put("snooze", this::snooze);
        actions.put("quiet_hours", this::hours);
    }

    private Acts.Done presence(ActRequest request) {
        String kind = request.required("kind");
        if (!kind.equals("away") && !kind.equals("auto")) {
            throw new ActRefused("invalid_field", "kind is away or auto, not " + kind);
        }
        return acts.happen(changes.presence(request.team(), request.user().id(), kind.equals("away")));
    }

    private static long minutes(ActRequest request, long most) {
        JsonNode minutes = request.json().path("minutes");
        if (!minutes.isIntegralNumber() || minutes.asLong() < 0 || minutes.asLong() > most) {
            throw new ActRefused("invalid_field", "minutes are a number from 0 to " + most);
        }
        return minutes.asLong();
    }

    /** For so many minutes; 0 ends it. */
    private Acts.Done snooze(ActRequest request) {
        Team team = request.team();
        String user = request.user().id();
        long minutes = minutes(request, Duration.ofDays(365).toMinutes());
        long until = minutes == 0 ? 0 : now.get() + minutes * 60;
        return acts.happen(changes.quiet(team, user, team.office().quiet(user).snoozed(until)));
    }

    /** From now for so many minutes, as a schedule of every day would have it; 0 ends it. */
    private Acts.Done hours(ActRequest request) {
        Team team = request.team();
        String user = request.user().id();
        Quiet quiet = team.office().quiet(user);
        long minutes = minutes(request, Duration.ofDays(1).toMinutes());
        Quiet other = minutes == 0
                ? quiet.ended()
                : new Quiet(true, now.get(), now.get() + minutes * 60, quiet.snoozeUntil());
        return acts.happen(changes.quiet(team, user, other));
    }
}
