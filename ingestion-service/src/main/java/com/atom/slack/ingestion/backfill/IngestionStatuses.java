package com.atom.slack.ingestion.backfill;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.backfill.ReadingStore.Kind;
import com.atom.slack.ingestion.channels.Channel;
import com.atom.slack.ingestion.channels.Channels;
import com.atom.slack.ingestion.wire.SlackTs;
import com.atom.slack.kit.tenancy.Tenancy;

/** Says how far runs are. */
@ApplicationScoped
class IngestionStatuses {

    private static final List<TaskKind> AS_PEOPLE_SEE_IT = List.of(
            TaskKind.CHANNELS,
            TaskKind.HISTORY,
            TaskKind.REPLIES,
            TaskKind.MEMBERS,
            TaskKind.USERS,
            TaskKind.WORKSPACE);

    private final Tenancy tenancy;
    private final RunStore runs;
    private final ReadingStore readings;
    private final Channels channels;
    private final Estimates estimates;
    private final Clock clock;

    IngestionStatuses(
            Tenancy tenancy,
            RunStore runs,
            ReadingStore readings,
            Channels channels,
            Estimates estimates,
            Clock clock) {
        this.tenancy = tenancy;
        this.runs = runs;
        this.readings = readings;
        this.channels = channels;
        this.estimates = estimates;
        this.clock = clock;
    }

    /** All of one moment. */
    private record Sight(
            Run run, Map<TaskKind, Kind> kinds, List<ChannelReading> channels, Map<Long, Channel> described) {}

    /**
     * @param id absent for the newest run
     * @param everything whether private channels may be shown
     * @return empty when there is no such run of the workspace
     */
    Uni<Optional<IngestionStatus>> of(String team, @Nullable UUID id, boolean everything) {
        return tenancy.in(
                        team,
                        tx -> (id == null ? runs.newest(tx, team) : runs.find(tx, team, id))
                                .chain(found -> found.isEmpty()
                                        ? Uni.createFrom().item(Optional.<Sight>empty())
                                        : sight(tx, found.get()).map(Optional::of)))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : view(found.get(), everything).map(Optional::of));
    }

    private Uni<Sight> sight(SqlConnection tx, Run run) {
        return readings.kinds(tx, run.id())
                .chain(kinds -> readings.channels(tx, run.id())
                        .chain(read -> channels.readable(tx, run.team())
                                .map(readable -> new Sight(
                                        run,
                                        kinds,
                                        read,
                                        readable.stream()
                                                .collect(Collectors.toMap(Channel::key, Function.identity()))))));
    }

    private Uni<IngestionStatus> view(Sight sight, boolean everything) {
        return estimates.during(sight.run(), sight.kinds(), sight.channels()).map(estimate -> {
            Run run = sight.run();
            long processed = items(sight, TaskKind.HISTORY) + items(sight, TaskKind.REPLIES);
            int progress = progress(sight);
            String stage = stage(sight);
            return new IngestionStatus(
                    true,
                    clock.instant(),
                    run.id(),
                    run.team(),
                    run.state().column(),
                    run.state() == Run.State.RUNNING,
                    progress,
                    stage,
                    message(sight, stage, progress, processed),
                    processed,
                    run.listed() ? processed + toCome(sight.channels()) : null,
                    run.startedAt(),
                    run.finishedAt(),
                    run.state() == Run.State.NEEDS_REAUTH ? Remedies.needsReauth(run.error()) : run.error(),
                    estimate,
                    sight.channels().stream()
                            .filter(reading -> everything || isPublic(sight, reading))
                            .map(reading -> channel(sight, reading))
                            .toList());
        });
    }

    private static boolean isPublic(Sight sight, ChannelReading reading) {
        Channel described = sight.described().get(reading.channelKey());
        return described != null && !described.isPrivate();
    }

    private static long items(Sight sight, TaskKind kind) {
        return sight.kinds().getOrDefault(kind, Kind.NONE).items();
    }

    private static long toCome(List<ChannelReading> channels) {
        return channels.stream()
                .mapToLong(reading -> reading.repliesToCome()
                        + (reading.pages() == 0
                                ? 0
                                : reading.pagesToCome() * Math.ceilDiv(reading.messages(), reading.pages())))
                .sum();
    }

    private static int progress(Sight sight) {
        if (sight.run().state() == Run.State.DONE) {
            return 100;
        }
        double done = sight.kinds().values().stream().mapToLong(Kind::pages).sum();
        double toCome = Estimates.toCome(sight.kinds(), sight.channels()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return sight.run().listed() ? (int) Math.min(99, Math.floor(100 * done / Math.max(1, done + toCome))) : 0;
    }

    private static String stage(Sight sight) {
        if (sight.run().state() == Run.State.DONE) {
            return "done";
        }
        return AS_PEOPLE_SEE_IT.stream()
                .filter(kind -> sight.kinds().getOrDefault(kind, Kind.NONE).open() > 0)
                .findFirst()
                .map(TaskKind::column)
                .orElse("finishing");
    }

    private static String message(Sight sight, String stage, int progress, long processed) {
        long whole = sight.channels().stream().filter(ChannelReading::whole).count();
        long stopped = sight.channels().stream().filter(ChannelReading::stopped).count();
        return String.format(
                Locale.ROOT,
                "%s: %d messages read, %d of %d channels complete%s (%d %%)",
                stage,
                processed,
                whole,
                sight.channels().size(),
                stopped == 0 ? "" : ", " + stopped + " stopped",
                progress);
    }

    private static IngestionStatus.Channel channel(Sight sight, ChannelReading reading) {
        Channel described = sight.described().get(reading.channelKey());
        boolean proven = reading.whole() && sight.run().selection().proves();
        return new IngestionStatus.Channel(
                described == null ? reading.channel() : described.id(),
                described == null ? null : described.name(),
                reading.open() ? "reading" : reading.stopped() ? "stopped" : "done",
                reading.percent(),
                reading.messages(),
                reading.threads(),
                reading.threadsRead(),
                reading.reason(),
                Remedies.of(reading),
                new IngestionStatus.Completeness(proven ? since(reading) : null, proven ? reading.readAt() : null));
    }

    private static Instant since(ChannelReading reading) {
        return reading.begins() == null ? Instant.EPOCH : SlackTs.instant(SlackTs.micros(reading.begins()));
    }
}
