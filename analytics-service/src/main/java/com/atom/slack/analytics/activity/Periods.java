package com.atom.slack.analytics.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The periods that a span of time touches, as a calendar on the wall of the zone shows them. The first begins at or
 * before the span; an hour that a clock change repeats is two periods, which their offsets tell apart; one that it
 * skips is none.
 */
final class Periods {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private Periods() {}

    /** How many periods there are at most, without counting them; a clock change may add an hour a year. */
    static long atMost(Aggregation aggregation, Span span) {
        Duration length = Duration.between(span.start(), span.end());
        return length.dividedBy(aggregation.length()) + 3 + length.toDays() / 180;
    }

    /** The begin of each period, ascending; at least one. */
    static List<OffsetDateTime> of(Aggregation aggregation, Span span, ZoneId zone) {
        return aggregation == Aggregation.HOURLY ? hours(span, zone) : days(aggregation, span, zone);
    }

    private static List<OffsetDateTime> days(Aggregation aggregation, Span span, ZoneId zone) {
        List<OffsetDateTime> starts = new ArrayList<>();
        LocalDate day = aggregation.firstDay(LocalDate.ofInstant(span.start(), zone));
        do {
            starts.add(day.atStartOfDay(zone).toOffsetDateTime());
            day = aggregation.next(day);
        } while (day.atStartOfDay(zone).toInstant().isBefore(span.end()));
        return starts;
    }

    /**
     * Steps by quarters of an hour, because clocks change by half hours too: a new label on the wall is a new period.
     */
    private static List<OffsetDateTime> hours(Span span, ZoneId zone) {
        List<OffsetDateTime> starts = new ArrayList<>();
        OffsetDateTime label = hour(span.start(), zone);
        starts.add(label);
        for (Instant at = Span.quarterFrom(span.start()); at.isBefore(span.end()); at = at.plus(QUARTER)) {
            OffsetDateTime next = hour(at, zone);
            if (!next.equals(label)) {
                label = next;
                starts.add(at.atZone(zone).toOffsetDateTime());
            }
        }
        return starts;
    }

    private static OffsetDateTime hour(Instant at, ZoneId zone) {
        return at.atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.HOURS);
    }
}
