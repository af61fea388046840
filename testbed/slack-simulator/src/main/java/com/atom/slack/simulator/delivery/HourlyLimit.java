package com.atom.slack.simulator.delivery;

import java.util.HashMap;
import java.util.Map;

import com.atom.slack.simulator.pace.Pace;

/** Slack's 30,000 deliveries an hour per workspace and app; beyond it one notice a minute, and the events are lost. */
final class HourlyLimit {
    private static final long HOUR_MILLIS = 3_600_000;

    private static final class Window {
        private long began;
        private long count;
        private long noticedMinute;
    }

    private final Pace pace;
    private final long limit;
    private final Map<String, Window> windows = new HashMap<>();

    HourlyLimit(Pace pace, long limit) {
        this.pace = pace;
        this.limit = limit;
    }

    boolean admits(String app, String team, Runnable notice) {
        long now = pace.millis();
        Window window = windows.computeIfAbsent(app + "/" + team, key -> new Window());
        if (now - window.began >= HOUR_MILLIS) {
            window.began = now;
            window.count = 0;
        }
        if (++window.count <= limit) {
            return true;
        }
        if (now / 60_000 != window.noticedMinute) {
            window.noticedMinute = now / 60_000;
            notice.run();
        }
        return false;
    }
}
