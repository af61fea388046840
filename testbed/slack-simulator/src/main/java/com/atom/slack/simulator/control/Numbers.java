package com.atom.slack.simulator.control;

import java.util.Map;
import java.util.Optional;

/** Whole numbers of a query string; what is not one counts as absent. */
final class Numbers {
    private Numbers() {}

    static Optional<Long> in(Map<String, String> query, String name) {
        String value = query.getOrDefault(name, "");
        return value.matches("\\d{1,18}") ? Optional.of(Long.valueOf(value)) : Optional.empty();
    }
}
