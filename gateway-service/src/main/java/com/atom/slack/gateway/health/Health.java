package com.atom.slack.gateway.health;

import java.util.Locale;
import java.util.Map;

/** The whole in one word: unhealthy without an essential part, degraded without any other; what is unknown does not count. */
enum Health {
    HEALTHY,
    DEGRADED,
    UNHEALTHY;

    static Health of(Map<Part, Check> checks) {
        Health health = HEALTHY;
        for (Map.Entry<Part, Check> check : checks.entrySet()) {
            if (check.getValue().status() == Check.Status.UNHEALTHY) {
                if (check.getKey().essential()) {
                    return UNHEALTHY;
                }
                health = DEGRADED;
            }
        }
        return health;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
