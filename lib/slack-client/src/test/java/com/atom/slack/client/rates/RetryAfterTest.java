package com.atom.slack.client.rates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00.400Z");

    private final RetryAfter retryAfter =
            new RetryAfter(Duration.ofSeconds(30), Duration.ofHours(1), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest(name = "\"{0}\" means {1} s")
    @CsvSource(delimiter = '|', textBlock = """
                    1                             | 1
                    30                            | 30
                    ' 17 '                        | 17
                    1.2                           | 2
                    0                             | 1
                    3601                          | 3600
                    999999999999999999            | 3600
                    Sun, 22 Nov 2026 20:00:10 GMT | 10
                    Sun, 22 Nov 2026 19:59:00 GMT | 1
                    Mon, 22 Nov 2027 20:00:10 GMT | 3600
                    soon                          | 30
                    -5                            | 30
                    ''                            | 30
                    """)
    void readsSecondsAndDatesAndDoubtsTheRest(String header, long seconds) {
        assertThat(retryAfter.read(header)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aMissingHeaderMeansTheDefault() {
        assertThat(retryAfter.read(null)).isEqualTo(Duration.ofSeconds(30));
    }
}
