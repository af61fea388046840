package com.atom.slack.ingestion.backfill;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.ingestion.channels.Channel;
import com.atom.slack.ingestion.channels.Channels;
import com.atom.slack.ingestion.wire.SlackTs;

/** Makes the tasks of channels: once the list is read, and whenever another channel becomes readable. */
@ApplicationScoped
class ChannelTasks {

    private final Channels channels;
    private final RunStore runs;
    private final TaskProgress progress;
    private final Clock clock;

    ChannelTasks(Channels channels, RunStore runs, TaskProgress progress, Clock clock) {
        this.channels = channels;
        this.runs = runs;
        this.progress = progress;
        this.clock = clock;
    }

    /** The list has been read to its end. */
    Uni<Void> begin(SqlConnection tx, String team, UUID id) {
        return runs.find(tx, team, id)
                .map(Optional::orElseThrow)
                .call(run -> channels.readable(tx, team)
                        .chain(readable -> make(tx, run, readable).chain(() -> missing(tx, run, readable))))
                .chain(() -> runs.listed(tx, id));
    }

    /** Makes the tasks of readable channels that belong to the run and have none. Answers how many tasks are new. */
    Uni<Integer> make(SqlConnection tx, Run run, List<Channel> readable) {
        List<Channel> wanted = readable.stream()
                .filter(run.selection()::wants)
                .filter(channel -> run.follows() || run.channels().contains(channel.id()))
                .toList();
        return wanted.isEmpty() ? Uni.createFrom().item(0) : progress.channels(tx, run, wanted, latest(run));
    }

    /** Everything up to now, unless less was asked for; what is said later comes as an event. */
    private String latest(Run run) {
        String now = SlackTs.of(clock.instant());
        String asked = run.selection().latest();
        return asked == null || Pages.isBefore(now, asked) ? now : asked;
    }

    private Uni<Void> missing(SqlConnection tx, Run run, List<Channel> readable) {
        if (run.follows()) {
            return Uni.createFrom().voidItem();
        }
        Set<String> found = readable.stream().map(Channel::id).collect(Collectors.toSet());
        return Multi.createFrom()
                .iterable(run.channels())
                .filter(asked -> !found.contains(asked))
                .onItem()
                .transformToUniAndConcatenate(asked -> channels.find(tx, run.team(), asked)
                        .chain(channel -> progress.unreadable(
                                tx,
                                run,
                                channel.map(Channel::key).orElse(null),
                                asked,
                                channel.isPresent() ? "not_in_channel" : "channel_not_found")))
                .collect()
                .last();
    }
}
