package com.atom.slack.simulator.webapi;

import java.util.HashMap;
import java.util.Map;

import com.atom.slack.simulator.pace.Pace;

/**
 * Calls per method, workspace and app in windows of one minute that begin with their first call. Slack's "50+" is taken
 * as a tenth more than 50.
 */
final class RateLimits {
    private static final long MINUTE_MILLIS = 60_000;

    private static final class Window {
        private long began;
        private long count;
    }

    private final Pace pace;
    private final long factor;
    private final Map<String, Window> windows = new HashMap<>();

    /** @param factor how many times more is allowed than by Slack */
    RateLimits(Pace pace, long factor) {
        this.pace = pace;
        this.factor = factor;
    }

    /** 0 when the call is admitted, else the seconds until the next window. */
    int secondsToWait(ApiMethod method, ApiCall call) {
        String key = method.name() + "/" + call.team().id() + "/" + call.app().id()
                + (method.perChannel() ? "/" + call.arg("channel").orElse("") : "");
        long now = pace.millis();
        Window window = windows.computeIfAbsent(key, unknown -> new Window());
        if (now - window.began >= MINUTE_MILLIS) {
            window.began = now;
            window.count = 0;
        }
        if (window.count < allowed(method, call)) {
            window.count++;
            return 0;
        }
        return (int) Math.max(1, Math.ceilDiv(window.began + MINUTE_MILLIS - now, 1000));
    }

    private long allowed(ApiMethod method, ApiCall call) {
        if (method.rationed() && call.app().isLimited()) {
            return factor;
        }
        return (method.perMinute() + method.perMinute() / 10) * factor;
    }
}
