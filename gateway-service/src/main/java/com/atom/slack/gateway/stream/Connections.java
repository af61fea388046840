package com.atom.slack.gateway.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.atom.slack.kit.problems.CommonProblem;

/** How many streams each credential has open on this replica. */
@ApplicationScoped
class Connections {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final int limit;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    Connections(StreamConfig config) {
        this.limit = config.connectionsPerKey();
    }

    /** Takes a place, to be given back with {@link #close}; {@code RATE_LIMITED} when there is none. */
    void open(String subject) {
        open.compute(subject, (same, count) -> {
            int taken = count == null ? 0 : count;
            if (taken >= limit) {
                throw CommonProblem.RATE_LIMITED.because(
                        "a key may have " + limit + " streams open", Map.of("retry_after", RETRY_AFTER_SECONDS));
            }
            return taken + 1;
        });
    }

    void close(String subject) {
        open.computeIfPresent(subject, (same, count) -> count == 1 ? null : count - 1);
    }
}
