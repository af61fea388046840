package com.atom.slack.analytics.activity;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How long a period is, on the clock and calendar of the asked time zone. */
enum Aggregation {
    HOURLY(Duration.ofHours(1)),
    DAILY(Duration.ofDays(1)),
    WEEKLY(Duration.ofDays(7)),
    MONTHLY(Duration.ofDays(28));

    private final Duration length;

    Aggregation(Duration length) {
        this.length = length;
    }

    /** By the name of the request, which is in lower case. */
    static Aggregation named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** How long a period is where no clock changes; the shortest month. */
    Duration length() {
        return length;
    }

    /** The first day of the period that the day lies in; weeks begin on Monday. */
    LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case HOURLY, DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
        };
    }

    /** The first day of the next period. */
    LocalDate next(LocalDate firstDay) {
        return switch (this) {
            case HOURLY, DAILY -> firstDay.plusDays(1);
            case WEEKLY -> firstDay.plusWeeks(1);
            case MONTHLY -> firstDay.plusMonths(1);
        };
    }
}
