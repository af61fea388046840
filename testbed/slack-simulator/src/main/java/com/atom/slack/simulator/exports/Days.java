package com.atom.slack.simulator.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import com.atom.slack.simulator.workspace.Message;

/** The days an export covers, by Greenwich, both included; a message belongs to the day of its own ts. */
public record Days(Optional<LocalDate> from, Optional<LocalDate> to) {
    private static final long DAY_MICROS = 86_400_000_000L;

    public static final Days ALL = new Days(Optional.empty(), Optional.empty());

    public Days {
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new IllegalArgumentException("from " + from.get() + " is after to " + to.get());
        }
    }

    static long number(Message message) {
        return Math.floorDiv(message.micros(), DAY_MICROS);
    }

    static LocalDate date(long number) {
        return Instant.ofEpochSecond(number * 86_400).atZone(ZoneOffset.UTC).toLocalDate();
    }

    boolean include(LocalDate day) {
        return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
    }
}
