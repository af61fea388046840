package com.atom.slack.simulator.webapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;

/**
 * Calls per method, workspace and app in windows of one minute that begin with their first call. How much more than its
 * tier Slack tolerates is not published: here a share of the tier, which can be chosen.
 */
final class RateLimits {
    private static final long MINUTE_MILLIS = 60_000;

    /** What becomes of a call: 0 seconds to wait when it is admitted. */
    record Verdict(int secondsToWait, String error) {
        static final Verdict ADMITTED = new Verdict(0, "");
    }

    private static final class Window {
        private long began;
        private long count;
        private long allowed;
    }

    /** What is counted together; the channel, and what a further cap counts, are empty where they do not matter. */
    private record Bucket(String method, String team, String app, String channel, String cap) {}

    /** A limit that concerns a call. */
    private record Counted(Window window, long allowed, String error) {}

    private final Pace pace;
    private final Terms terms;
    private final long factor;
    private final Map<Bucket, Window> windows = new HashMap<>();

    /** @param factor how many times more is allowed than by Slack */
    RateLimits(Pace pace, Terms terms, long factor) {
        this.pace = pace;
        this.terms = terms;
        this.factor = factor;
    }

    /** Counts a call that is admitted by every limit that concerns it. */
    Verdict admit(ApiMethod method, ApiCall call) {
        String channel = method.perChannel() ? call.arg("channel").orElse("") : "";
        long now = pace.millis();
        List<Counted> counted = new ArrayList<>(2);
        counted.add(new Counted(window(method, call, channel, "", now), allowed(method, call), ""));
        for (ApiMethod.Cap cap : method.caps()) {
            String together = cap.counted().apply(call);
            if (!together.isEmpty()) {
                Window window = window(method, call, "", cap.perMinute() + "/" + together, now);
                counted.add(new Counted(window, cap.perMinute() * factor, cap.error()));
            }
        }
        for (Counted limit : counted) {
            limit.window.allowed = limit.allowed;
            if (limit.window.count >= limit.allowed) {
                long left = limit.window.began + MINUTE_MILLIS - now;
                return new Verdict((int) Math.max(1, Math.ceilDiv(left, 1000)), limit.error);
            }
        }
        counted.forEach(limit -> limit.window.count++);
        return Verdict.ADMITTED;
    }

    private Window window(ApiMethod method, ApiCall call, String channel, String cap, long now) {
        Bucket bucket = new Bucket(method.name(), call.team().id(), call.app().id(), channel, cap);
        Window window = windows.computeIfAbsent(bucket, unknown -> new Window());
        if (now - window.began >= MINUTE_MILLIS) {
            window.began = now;
            window.count = 0;
        }
        return window;
    }

    private long allowed(ApiMethod method, ApiCall call) {
        if (method.rationed() && call.app().isLimited()) {
            return factor;
        }
        return (method.perMinute() + method.perMinute() * terms.burstPercent() / 100) * factor;
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
