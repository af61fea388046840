package com.atom.slack.simulator.control;

import java.util.Map;
import java.util.Optional;

/** Whole numbers of a query string. */
final class Numbers {
    private Numbers() {}

    /** @throws BadNumber names the parameter that is there and is no such number */
    static Optional<Long> in(Map<String, String> query, String name) {
        String value = query.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.matches("\\d{1,18}")) {
            throw new BadNumber(name, value);
        }
        return Optional.of(Long.valueOf(value));
    }
}
