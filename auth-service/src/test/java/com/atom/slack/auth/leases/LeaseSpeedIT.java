package com.atom.slack.auth.leases;

import java.time.Duration;
import java.util.Arrays;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.contracts.internal.TokenLeaseQuestion;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class LeaseSpeedIT extends AuthServiceTest {

    private static final int WARM_UP = 2000;
    private static final int MEASURED = 2000;

    @Inject
    Leases leases;

    /** Two milliseconds are promised; a busy machine is given ten times that, and the number is printed. */
    @Test
    void aLeaseTakesMilliseconds() {
        Browser admin = admin();
        JsonNode begun = admin.json(admin.post("/api/auth/slack/authorize", "{}"));
        String back = admin.get(begun.path("authorization_url").asText())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String closing = admin.get(back).headers().firstValue("Location").orElseThrow();
        TokenLeaseQuestion question = new TokenLeaseQuestion(closing.replaceAll(".*team=(\\w+).*", "$1"), "speed");
        for (int i = 0; i < WARM_UP; i++) {
            lease(question);
        }

        long[] nanos = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            nanos[i] = lease(question);
        }

        Arrays.sort(nanos);
        double p50 = nanos[MEASURED / 2] / 1e6;
        double p99 = nanos[MEASURED * 99 / 100] / 1e6;
        System.out.printf("lease of a kept token: p50 %.2f ms, p99 %.2f ms%n", p50, p99);
        assertThat(p99).isLessThan(20);
    }

    private long lease(TokenLeaseQuestion question) {
        long start = System.nanoTime();
        LeaseOutcome outcome = leases.lease("service:test", question).await().atMost(Duration.ofSeconds(5));
        assertThat(outcome).isInstanceOf(LeaseOutcome.Leased.class);
        return System.nanoTime() - start;
    }
}
