package com.atom.slack.analytics.activity;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import com.atom.slack.analytics.activity.ActivityAnswer.Analytics;
import com.atom.slack.analytics.activity.ActivityAnswer.Period;
import com.atom.slack.analytics.activity.ActivityAnswer.Summary;
import com.atom.slack.analytics.activity.ActivityAnswer.TopChannel;
import com.atom.slack.analytics.activity.ActivityAnswer.TopUser;
import com.atom.slack.analytics.directory.Names;

/** Tallies in the order of a report; names come later. */
record Report(ActivityQuestion question, Map<Tally.Of, List<Tally>> tallies, Names names) {

    static Report of(ActivityQuestion question, List<Tally> tallies) {
        return new Report(question, tallies.stream().collect(Collectors.groupingBy(Tally::of)), Names.NONE);
    }

    Report with(Names found) {
        return new Report(question, tallies, found);
    }

    Set<String> userIds() {
        return ids(Tally.Of.USER);
    }

    Set<String> channelIds() {
        return ids(Tally.Of.CHANNEL);
    }

    Analytics analytics() {
        return new Analytics(
                periods(),
                of(Tally.Of.USER).stream().map(this::user).toList(),
                of(Tally.Of.CHANNEL).stream().map(this::channel).toList(),
                summary(of(Tally.Of.TOTAL).getFirst()));
    }

    private List<Period> periods() {
        Map<String, Tally> byIndex =
                of(Tally.Of.PERIOD).stream().collect(Collectors.toMap(Tally::key, Function.identity()));
        return IntStream.range(0, question.periods().size())
                .mapToObj(index -> period(index, byIndex.get(Integer.toString(index + 1))))
                .toList();
    }

    private Period period(int index, @Nullable Tally tally) {
        String start =
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(question.periods().get(index));
        return tally == null
                ? new Period(start, 0, 0, 0)
                : new Period(start, tally.messages(), tally.users(), tally.channels());
    }

    private TopUser user(Tally tally) {
        return new TopUser(
                tally.key(), names.users().get(tally.key()), tally.messages(), tally.channels(), tally.averageLength());
    }

    private TopChannel channel(Tally tally) {
        return new TopChannel(
                tally.key(), names.channels().get(tally.key()), tally.messages(), tally.users(), tally.averageLength());
    }

    private static Summary summary(Tally total) {
        return new Summary(total.messages(), total.users(), total.channels());
    }

    private Set<String> ids(Tally.Of of) {
        return of(of).stream().map(Tally::key).collect(Collectors.toSet());
    }

    private List<Tally> of(Tally.Of of) {
        return tallies.getOrDefault(of, List.of());
    }
}
