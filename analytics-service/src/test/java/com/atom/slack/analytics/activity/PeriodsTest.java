package com.atom.slack.analytics.activity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodsTest {

    @ParameterizedTest
    @CsvSource({
        // zone, first day, day after the last, hours that the wall shows
        "UTC,                 2026-03-08, 2026-03-09, 24",
        "America/New_York,    2026-03-08, 2026-03-09, 23",
        "America/New_York,    2026-11-01, 2026-11-02, 25",
        "Asia/Kathmandu,      2026-03-08, 2026-03-09, 24",
        "Australia/Lord_Howe, 2026-04-05, 2026-04-06, 25",
        "Australia/Lord_Howe, 2026-10-04, 2026-10-05, 24",
    })
    void aDayHasAsManyHoursAsTheWallShows(String zone, String day, String next, int hours) {
        assertThat(Periods.of(Aggregation.HOURLY, days(zone, day, next), ZoneId.of(zone)))
                .hasSize(hours);
    }

    @Test
    void anHourThatIsRepeatedIsTwoPeriods() {
        assertThat(Periods.of(
                        Aggregation.HOURLY,
                        span("2026-11-01T05:00:00Z", "2026-11-01T08:00:00Z"),
                        ZoneId.of("America/New_York")))
                .map(OffsetDateTime::toString)
                .containsExactly("2026-11-01T01:00-04:00", "2026-11-01T01:00-05:00", "2026-11-01T02:00-05:00");
    }

    @Test
    void daysOfZonesWithQuarterHoursBeginOnQuarterHours() {
        assertThat(Periods.of(
                        Aggregation.DAILY,
                        days("Asia/Kathmandu", "2026-01-01", "2026-01-03"),
                        ZoneId.of("Asia/Kathmandu")))
                .map(OffsetDateTime::toInstant)
                .containsExactly(Instant.parse("2025-12-31T18:15:00Z"), Instant.parse("2026-01-01T18:15:00Z"));
    }

    @Test
    void aDayThatBeginsWithAClockChangeBeginsWhenTheWallSaysSo() {
        assertThat(Periods.of(
                        Aggregation.DAILY,
                        days("America/Santiago", "2026-09-06", "2026-09-07"),
                        ZoneId.of("America/Santiago")))
                .map(OffsetDateTime::toString)
                .containsExactly("2026-09-06T01:00-03:00");
    }

    @Test
    void weeksBeginOnMondayAndMonthsOnTheFirst() {
        ZoneId utc = ZoneId.of("UTC");
        Span span = span("2026-01-15T10:07:00Z", "2026-03-01T00:00:00Z");

        assertThat(Periods.of(Aggregation.WEEKLY, span, utc).getFirst()).hasToString("2026-01-12T00:00Z");
        assertThat(Periods.of(Aggregation.MONTHLY, span, utc))
                .map(OffsetDateTime::toString)
                .containsExactly("2026-01-01T00:00Z", "2026-02-01T00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "America/St_Johns",
                "Pacific/Chatham",
                "Africa/Cairo"
            })
    void periodsAscendBeginOnQuarterHoursAndNeverExceedTheEstimate(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(name.hashCode());
        for (Aggregation aggregation : Aggregation.values()) {
            for (int round = 0; round < 50; round++) {
                Instant start = Instant.ofEpochSecond(1_600_000_000L + random.nextInt(200_000_000));
                Span span = new Span(start, start.plusSeconds(1 + random.nextInt(4_000_000)));

                List<OffsetDateTime> periods = Periods.of(aggregation, span, zone);

                assertThat(periods).map(OffsetDateTime::toInstant).isSorted().doesNotHaveDuplicates();
                assertThat(periods)
                        .allSatisfy(period ->
                                assertThat(period.toEpochSecond() % 900).isZero());
                assertThat(periods.getFirst().toInstant()).isBeforeOrEqualTo(span.start());
                assertThat(periods.getLast().toInstant()).isBefore(span.end());
                assertThat((long) periods.size()).isLessThanOrEqualTo(Periods.atMost(aggregation, span));
            }
        }
    }

    @Test
    void aSpanWithinOneQuarterHasNoWholeOne() {
        Span span = span("2026-01-01T00:01:00Z", "2026-01-01T00:14:00Z");

        assertThat(span.wholeFrom()).isEqualTo(span.wholeTo()).isEqualTo(span.end());
    }

    @Test
    void aSpanThatIsNotAlignedHasWholeQuartersInside() {
        Span span = span("2026-01-01T00:01:00Z", "2026-01-01T00:59:00Z");

        assertThat(span.wholeFrom()).isEqualTo("2026-01-01T00:15:00Z");
        assertThat(span.wholeTo()).isEqualTo("2026-01-01T00:45:00Z");
    }

    private static Span days(String zone, String first, String afterLast) {
        ZoneId id = ZoneId.of(zone);
        return new Span(
                java.time.LocalDate.parse(first).atStartOfDay(id).toInstant(),
                java.time.LocalDate.parse(afterLast).atStartOfDay(id).toInstant());
    }

    private static Span span(String start, String end) {
        return new Span(Instant.parse(start), Instant.parse(end));
    }
}
