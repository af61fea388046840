package com.atom.slack.analytics.activity;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.DateRange;
import com.atom.slack.kit.requests.Fault;

/**
 * Turns a date range into a span. Without an end it reaches to the end of today, without a start it begins 30 days
 * before its last day began, both on the calendar of the zone; so "the last 30 days" are today and the 29 days before
 * it.
 */
final class SpanReader {

    private static final int DEFAULT_DAYS = 30;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2999;
    private static final String FORM =
            "an ISO-8601 date such as 2026-01-31, or an instant such as 2026-01-31T09:30:00Z, is expected";

    private final ZoneId zone;
    private final Clock clock;
    private final List<Fault> faults;

    private SpanReader(ZoneId zone, Clock clock, List<Fault> faults) {
        this.zone = zone;
        this.clock = clock;
        this.faults = faults;
    }

    /** The span; empty when something is wrong with it, which is then added to the faults. */
    static Optional<Span> read(@Nullable DateRange range, ZoneId zone, Clock clock, List<Fault> faults) {
        return new SpanReader(zone, clock, faults).read(range == null ? new DateRange(null, null) : range);
    }

    private Optional<Span> read(DateRange range) {
        int before = faults.size();
        Instant end = range.end() == null ? endOfToday() : moment("date_range.end", range.end(), 1);
        if (faults.size() == before && range.start() == null) {
            return Optional.of(new Span(daysBefore(end), end));
        }
        Instant start = range.start() == null ? end : moment("date_range.start", range.start(), 0);
        if (faults.size() > before) {
            return Optional.empty();
        }
        if (!start.isBefore(end)) {
            faults.add(new Fault("date_range", "start must be before end"));
            return Optional.empty();
        }
        return Optional.of(new Span(start, end));
    }

    private Instant endOfToday() {
        return LocalDate.ofInstant(clock.instant(), zone)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    private Instant daysBefore(Instant end) {
        LocalDate lastDay = LocalDate.ofInstant(end.minusNanos(1), zone);
        return lastDay.minusDays(DEFAULT_DAYS - 1L).atStartOfDay(zone).toInstant();
    }

    private Instant moment(String field, String text, int daysLater) {
        try {
            Instant moment = text.indexOf('T') < 0
                    ? LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(zone)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            int year = moment.atZone(zone).getYear();
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                faults.add(new Fault(field, "the year must be " + FIRST_YEAR + " to " + LAST_YEAR));
            }
            return moment;
        } catch (DateTimeException unreadable) {
            faults.add(new Fault(field, FORM));
            return Instant.EPOCH;
        }
    }
}
