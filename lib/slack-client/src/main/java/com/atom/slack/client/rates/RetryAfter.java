package com.atom.slack.client.rates;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** Reads the header of that name: whole seconds as Slack sends it, and what proxies send instead. */
@Singleton
public class RetryAfter {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Duration fallback;
    private final Duration longest;
    private final Clock clock;

    @Inject
    RetryAfter(RatesConfig config, Clock clock) {
        this(config.defaultRetryAfter(), config.longestRetryAfter(), clock);
    }

    RetryAfter(Duration fallback, Duration longest, Clock clock) {
        this.fallback = fallback;
        this.longest = longest;
        this.clock = clock;
    }

    /**
     * How long to wait, at least a second and at most the configured longest wait.
     *
     * @param header seconds, possibly with a fraction (rounded up), or an HTTP date; absent or anything else gives the default
     */
    public Duration read(@Nullable String header) {
        Duration asked = header == null ? fallback : parse(header.trim());
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(longest) > 0 ? longest : asked;
    }

    private Duration parse(String header) {
        if (header.matches("\\d{1,18}(\\.\\d{1,9})?")) {
            return Duration.ofSeconds((long) Math.ceil(Double.parseDouble(header)));
        }
        try {
            Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant();
            return Duration.between(clock.instant(), until)
                    .plusNanos(999_999_999)
                    .truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        } catch (DateTimeException unreadable) {
            return fallback;
        }
    }
}
