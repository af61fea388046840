package com.atom.slack.simulator.webapi;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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
        private long allowed;
    }

    /** What is counted together; the channel is empty where it does not matter. */
    private record Bucket(String method, String team, String app, String channel) {}

    private final Pace pace;
    private final long factor;
    private final Map<Bucket, Window> windows = new HashMap<>();

    /** @param factor how many times more is allowed than by Slack */
    RateLimits(Pace pace, long factor) {
        this.pace = pace;
        this.factor = factor;
    }

    /** 0 when the call is admitted, else the seconds until the next window. */
    int secondsToWait(ApiMethod method, ApiCall call) {
        String channel = method.perChannel() ? call.arg("channel").orElse("") : "";
        Bucket key = new Bucket(method.name(), call.team().id(), call.app().id(), channel);
        long now = pace.millis();
        Window window = windows.computeIfAbsent(key, unknown -> new Window());
        if (now - window.began >= MINUTE_MILLIS) {
            window.began = now;
            window.count = 0;
        }
        window.allowed = allowed(method, call);
        if (window.count < window.allowed) {
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

    /** Windows that have not ended, fullest first. */
    List<LimitInUse> inUse() {
        long now = pace.millis();
        windows.values().removeIf(window -> now - window.began >= MINUTE_MILLIS);
        return windows.entrySet().stream()
                .map(entry -> inUse(entry.getKey(), entry.getValue(), now))
                .sorted(Comparator.comparingDouble(LimitInUse::share).reversed())
                .toList();
    }

    private static LimitInUse inUse(Bucket of, Window window, long now) {
        long resets = Math.ceilDiv(window.began + MINUTE_MILLIS - now, 1000);
        return new LimitInUse(of.method, of.team, of.app, of.channel, window.count, window.allowed, resets);
    }
}
