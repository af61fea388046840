package com.atom.slack.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Singleton;

import com.atom.slack.client.wire.WireAnswer;

/** Puts an answer on Slack's clock, by its {@code Date} header. */
@Singleton
class AnswerTime {

    private final Clock clock;

    AnswerTime(Clock clock) {
        this.clock = clock;
    }

    SlackAnswer.Ok ok(WireAnswer answer) {
        Instant answered = answer.date().map(this::read).orElseGet(this::now);
        return new SlackAnswer.Ok(answer.body(), answered.minus(answer.took()), answered);
    }

    private Instant read(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return now();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
