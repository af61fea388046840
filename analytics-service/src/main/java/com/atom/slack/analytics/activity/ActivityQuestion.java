package com.atom.slack.analytics.activity;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.atom.slack.contracts.api.ActivityRequest;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;
import com.atom.slack.kit.requests.Fault;

/**
 * A request that has been understood.
 *
 * @param span what is counted
 * @param periods begin of each period, ascending, the first at or before the span's start
 * @param channels ids to look at; empty for all
 * @param users ids of users or bots to look at; empty for all
 */
record ActivityQuestion(
        Span span, List<OffsetDateTime> periods, Optional<List<String>> channels, Optional<List<String>> users) {

    private static final int MOST_PERIODS = 10_000;

    /** Throws {@code VALIDATION_FAILED} with every fault that the record's own constraints cannot see. */
    static ActivityQuestion of(ActivityRequest request, Clock clock) {
        List<Fault> faults = new ArrayList<>();
        Optional<ZoneId> zone = zone(request.timeZone(), faults);
        Aggregation aggregation = Aggregation.named(request.aggregation());
        Optional<Span> span = SpanReader.read(request.dateRange(), zone.orElse(ZoneId.of("UTC")), clock, faults);
        span.filter(asked -> Periods.atMost(aggregation, asked) > MOST_PERIODS)
                .ifPresent(tooLong -> faults.add(new Fault(
                        "date_range", "more than " + MOST_PERIODS + " periods; ask for less time or longer periods")));
        if (!faults.isEmpty()) {
            throw refuse(faults);
        }
        return new ActivityQuestion(
                span.orElseThrow(),
                Periods.of(aggregation, span.orElseThrow(), zone.orElseThrow()),
                Optional.ofNullable(request.channelIds()),
                Optional.ofNullable(request.userIds()));
    }

    private static Optional<ZoneId> zone(String name, List<Fault> faults) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            faults.add(new Fault("time_zone", "an IANA name such as Europe/Berlin is expected"));
            return Optional.empty();
        }
    }

    private static Problem refuse(List<Fault> faults) {
        String detail = faults.stream()
                .map(fault -> fault.field() + ": " + fault.problem())
                .collect(Collectors.joining("; "));
        return CommonProblem.VALIDATION_FAILED.because(detail, Map.of("fields", faults));
    }
}
