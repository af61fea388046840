package com.atom.slack.simulator.delivery;

import java.util.HashMap;
import java.util.Map;

import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;

/** So many deliveries in any sixty minutes of the scaled clock, for each workspace and app; events beyond are lost. */
final class HourlyLimit {
    private static final long MINUTE_MILLIS = 60_000;

    enum Verdict {
        ADMITTED,
        /** The first of its minute: the app is to be told. */
        FIRST_REFUSED,
        REFUSED
    }

    private static final class Window {
        private final LastHour admitted = new LastHour(1);
        private long noticedMinute = -1;
    }

    private final Pace pace;
    private final Terms terms;
    private final Map<String, Window> windows = new HashMap<>();

    HourlyLimit(Pace pace, Terms terms) {
        this.pace = pace;
        this.terms = terms;
    }

    Verdict admit(String app, String team) {
        long minute = pace.simulatedMillis() / MINUTE_MILLIS;
        Window window = windows.computeIfAbsent(app + "/" + team, key -> new Window());
        window.admitted.moveTo(minute);
        if (window.admitted.sum(0) < terms.eventsPerHour()) {
            window.admitted.add(0);
            return Verdict.ADMITTED;
        }
        if (minute == window.noticedMinute) {
            return Verdict.REFUSED;
        }
        window.noticedMinute = minute;
        return Verdict.FIRST_REFUSED;
    }
}
