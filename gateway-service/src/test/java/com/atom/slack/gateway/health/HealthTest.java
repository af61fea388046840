package com.atom.slack.gateway.health;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HealthTest {

    @Test
    void allPartsWellIsHealthyEvenWhenSlackIsUnknown() {
        Map<Part, Check> checks = allWell();
        checks.put(Part.SLACK_API, check(Check.Status.UNKNOWN));

        assertThat(Health.of(checks)).isEqualTo(Health.HEALTHY);
    }

    @Test
    void withoutAnalyticsTheRestGoesOn() {
        Map<Part, Check> checks = allWell();
        checks.put(Part.ANALYTICS, check(Check.Status.UNHEALTHY));

        assertThat(Health.of(checks)).isEqualTo(Health.DEGRADED);
    }

    @Test
    void withoutTheDatabaseNothingGoesOn() {
        Map<Part, Check> checks = allWell();
        checks.put(Part.CACHE, check(Check.Status.UNHEALTHY));
        checks.put(Part.DATABASE, check(Check.Status.UNHEALTHY));

        assertThat(Health.of(checks)).isEqualTo(Health.UNHEALTHY);
    }

    private static Map<Part, Check> allWell() {
        Map<Part, Check> checks = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            checks.put(part, check(Check.Status.HEALTHY));
        }
        return checks;
    }

    private static Check check(Check.Status status) {
        return new Check(status, 1, Instant.EPOCH);
    }
}
