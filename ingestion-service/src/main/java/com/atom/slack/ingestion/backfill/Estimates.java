package com.atom.slack.ingestion.backfill;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import com.atom.slack.client.SlackCalls;
import com.atom.slack.client.rates.Allowance;
import com.atom.slack.client.rates.RateClass;
import com.atom.slack.client.rates.SlackMethod;
import com.atom.slack.ingestion.backfill.ReadingStore.Kind;
import com.atom.slack.kit.tenancy.Tenancy;

/** Says what is to come, and says so when nobody knows. */
@ApplicationScoped
class Estimates {

    private static final Map<TaskKind, SlackMethod> METHODS = Map.of(
            TaskKind.WORKSPACE, SlackMethod.TEAM_INFO,
            TaskKind.USERS, SlackMethod.USERS_LIST,
            TaskKind.CHANNELS, SlackMethod.CONVERSATIONS_LIST,
            TaskKind.MEMBERS, SlackMethod.CONVERSATIONS_MEMBERS,
            TaskKind.HISTORY, SlackMethod.CONVERSATIONS_HISTORY,
            TaskKind.REPLIES, SlackMethod.CONVERSATIONS_REPLIES);

    private final SlackCalls slack;
    private final Tenancy tenancy;
    private final RunStore runs;
    private final ReadingStore readings;
    private final Clock clock;

    Estimates(SlackCalls slack, Tenancy tenancy, RunStore runs, ReadingStore readings, Clock clock) {
        this.slack = slack;
        this.tenancy = tenancy;
        this.runs = runs;
        this.readings = readings;
        this.clock = clock;
    }

    /** @param items messages to come; absent when nobody knows */
    record Forecast(@Nullable Long items, Estimate estimate) {}

    /** For a run that has not begun: as much as the last run of the workspace took, when there was one. */
    Uni<Forecast> before(Run run) {
        return tenancy.outside(tx -> runs.lastDone(tx, run.team())
                        .chain(last -> last.isPresent()
                                ? readings.kinds(tx, last.get().id())
                                : Uni.createFrom().item(Map.<TaskKind, Kind>of())))
                .chain(kinds -> kinds.isEmpty() ? unknown(run) : likeTheLast(run, kinds));
    }

    private Uni<Forecast> unknown(Run run) {
        return finish(run.team(), Map.of())
                .map(limits -> new Forecast(
                        null,
                        new Estimate(
                                3,
                                null,
                                limits.rateClass(),
                                "nothing is known of this workspace yet; ask again in a while")));
    }

    private Uni<Forecast> likeTheLast(Run run, Map<TaskKind, Kind> kinds) {
        Map<TaskKind, Long> calls = new EnumMap<>(TaskKind.class);
        kinds.forEach((kind, sum) -> calls.put(kind, sum.pages()));
        long items = kinds.getOrDefault(TaskKind.HISTORY, Kind.NONE).items()
                + kinds.getOrDefault(TaskKind.REPLIES, Kind.NONE).items();
        return finish(run.team(), calls)
                .map(limits -> new Forecast(
                        items,
                        new Estimate(
                                sum(calls),
                                limits.after(clock.instant(), Duration.ZERO),
                                limits.rateClass(),
                                "as much as the last ingestion took; unchanged threads need fewer")));
    }

    /** For a run under way. */
    Uni<Estimate> during(Run run, Map<TaskKind, Kind> kinds, List<ChannelReading> channels) {
        if (run.state() == Run.State.DONE) {
            return finish(run.team(), Map.of())
                    .map(limits -> new Estimate(0, null, limits.rateClass(), "everything is read"));
        }
        Map<TaskKind, Long> calls = toCome(kinds, channels);
        return finish(run.team(), calls)
                .map(limits -> new Estimate(
                        sum(calls),
                        run.listed() && run.state() == Run.State.RUNNING
                                ? limits.after(clock.instant(), atThePaceSoFar(run, kinds, sum(calls)))
                                : null,
                        limits.rateClass(),
                        run.listed()
                                ? "what is left of the windows and threads found so far"
                                : "the channels are being listed"));
    }

    static Map<TaskKind, Long> toCome(Map<TaskKind, Kind> kinds, List<ChannelReading> channels) {
        Map<TaskKind, Long> calls = new EnumMap<>(TaskKind.class);
        kinds.forEach((kind, sum) -> calls.put(kind, sum.open()));
        calls.put(
                TaskKind.HISTORY,
                channels.stream().mapToLong(ChannelReading::pagesToCome).sum());
        return calls;
    }

    private Duration atThePaceSoFar(Run run, Map<TaskKind, Kind> kinds, long toCome) {
        long done = kinds.values().stream().mapToLong(Kind::pages).sum();
        Duration soFar = Duration.between(run.startedAt(), clock.instant());
        return done == 0 ? Duration.ZERO : Duration.ofMillis(Math.max(0, soFar.toMillis()) * toCome / done);
    }

    private static long sum(Map<TaskKind, Long> calls) {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * What Slack's limits alone say.
     *
     * @param least the least time that the calls take; absent when no token can be had
     */
    private record Limits(@Nullable Duration least, String rateClass) {

        @Nullable
        Instant after(Instant now, Duration pace) {
            return least == null ? null : now.plus(least.compareTo(pace) > 0 ? least : pace);
        }
    }

    private Uni<Limits> finish(String team, Map<TaskKind, Long> calls) {
        Map<TaskKind, Long> asked = new EnumMap<>(TaskKind.class);
        asked.put(TaskKind.HISTORY, 0L);
        asked.putAll(calls);
        return Multi.createFrom()
                .iterable(asked.entrySet())
                .onItem()
                .transformToUniAndConcatenate(some -> slack.allowance(team, METHODS.get(some.getKey()))
                        .map(allowance -> new Share(some.getKey(), some.getValue(), allowance)))
                .collect()
                .asList()
                .map(Estimates::limits)
                .onFailure()
                .recoverWithItem(new Limits(null, label(RateClass.UNKNOWN)));
    }

    private record Share(TaskKind kind, long calls, Allowance allowance) {

        Duration least() {
            return Duration.ofMillis((long) Math.ceil(calls / allowance.callsPerMinute() * 60_000));
        }
    }

    private static Limits limits(List<Share> shares) {
        Duration least =
                shares.stream().map(Share::least).max(Duration::compareTo).orElse(Duration.ZERO);
        RateClass known = shares.stream()
                .filter(share -> share.kind() == TaskKind.HISTORY)
                .map(share -> share.allowance().rateClass())
                .findFirst()
                .orElse(RateClass.UNKNOWN);
        return new Limits(least, label(known));
    }

    private static String label(RateClass rateClass) {
        return rateClass.name().toLowerCase(Locale.ROOT);
    }
}
