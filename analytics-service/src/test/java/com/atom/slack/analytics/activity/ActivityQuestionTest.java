package com.atom.slack.analytics.activity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.atom.slack.contracts.api.ActivityRequest;
import com.atom.slack.contracts.api.DateRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ActivityQuestionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T22:30:00Z"), ZoneOffset.UTC);

    @Test
    void withoutARangeItIsTodayAndTheTwentyNineDaysBefore() {
        // When
        ActivityQuestion question = ActivityQuestion.of(asked(null, "daily", "Europe/Berlin"), CLOCK);

        // Then
        assertThat(question.periods()).hasSize(30);
        assertThat(question.span())
                .isEqualTo(new Span(Instant.parse("2026-02-08T23:00:00Z"), Instant.parse("2026-03-10T23:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-01-01, 2026-01-01, 2025-12-31T23:00:00Z, 2026-01-01T23:00:00Z",
                "2026-01-01, 2026-01-31, 2025-12-31T23:00:00Z, 2026-01-31T23:00:00Z",
                "2026-01-01T10:07:00Z, 2026-01-01T10:07:01+00:00, 2026-01-01T10:07:00Z, 2026-01-01T10:07:01Z",
                "2026-03-01, -, 2026-02-28T23:00:00Z, 2026-03-10T23:00:00Z",
                "-, 2026-01-30, 2025-12-31T23:00:00Z, 2026-01-30T23:00:00Z",
                "-, 2026-01-30T00:00:00+01:00, 2025-12-30T23:00:00Z, 2026-01-29T23:00:00Z"
            })
    void datesAreWholeDaysOfTheZoneAndInstantsExact(String start, String end, String from, String to) {
        assertThat(ActivityQuestion.of(asked(new DateRange(start, end), "monthly", "Europe/Berlin"), CLOCK)
                        .span())
                .isEqualTo(new Span(Instant.parse(from), Instant.parse(to)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2026-02-01 | 2026-01-01 | date_range: start must be before end",
                "2026-02-01T00:00:00Z | 2026-02-01T00:00:00Z | date_range: start must be before end",
                "yesterday | 2026-13-01 | date_range.end: an ISO-8601",
                "2026-02-01T00:00 | - | date_range.start: an ISO-8601",
                "0001-01-01 | - | date_range.start: the year must be 1970 to 2999",
                "+999999999-12-31 | - | date_range.start: the year must be 1970 to 2999",
                "1999-01-01 | - | date_range: more than 10000 periods"
            })
    void whatIsWrongWithARangeIsNamed(String start, String end, String fault) {
        assertThatThrownBy(() -> ActivityQuestion.of(asked(new DateRange(start, end), "hourly", "UTC"), CLOCK))
                .hasMessageContaining(fault);
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThatThrownBy(() -> ActivityQuestion.of(asked(new DateRange("x", "y"), "daily", "Mars/Olympus"), CLOCK))
                .hasMessageContainingAll("time_zone:", "date_range.start:", "date_range.end:");
    }

    private static ActivityRequest asked(DateRange range, String aggregation, String zone) {
        return new ActivityRequest(null, null, null, range, aggregation, zone);
    }
}
