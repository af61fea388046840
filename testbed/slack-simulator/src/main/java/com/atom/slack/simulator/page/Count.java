package com.atom.slack.simulator.page;

import java.util.Map;
import java.util.Optional;

/** How many a query asks for. */
final class Count {
    private Count() {}

    /** The usual when nothing is said, at most the most; empty when what is said is no whole number above 0. */
    static Optional<Integer> in(Map<String, String> query, String name, int usual, int most) {
        String asked = query.getOrDefault(name, "");
        if (asked.isEmpty()) {
            return Optional.of(usual);
        }
        return asked.matches("0*[1-9]\\d{0,8}")
                ? Optional.of(Math.min(Integer.parseInt(asked), most))
                : Optional.empty();
    }
}
