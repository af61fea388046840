package com.atom.slack.client.rates;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2, 20, 50, 100, 300, 50_000})
    void burstAndRefillTogetherStayWithinTheLimitInAnyMinute(double perMinute) {
        // When
        Pace pace = Pace.within(perMinute);

        // Then
        double inOneMinute = pace.burst()
                - 1
                + Duration.ofMinutes(1).toNanos() / (double) pace.interval().toNanos();
        assertThat(inOneMinute).isLessThanOrEqualTo(perMinute).isGreaterThan(0.9 * perMinute);
    }
}
