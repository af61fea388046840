package com.atom.slack.ingestion.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.ingestion.changes.ChangeFeed;
import com.atom.slack.ingestion.channels.Channel;
import com.atom.slack.ingestion.channels.ChannelKind;
import com.atom.slack.ingestion.messages.MessageId;
import com.atom.slack.ingestion.messages.Messages;
import com.atom.slack.ingestion.messages.ThreadHead;
import com.atom.slack.ingestion.wire.Fields;
import com.atom.slack.ingestion.wire.SlackTs;
import com.atom.slack.ingestion.wire.UnreadableObservation;
import com.atom.slack.ingestion.workspaces.Workspaces;

/**
 * Joins observations into the archive: whatever their order and however often each arrives, the archive ends the same. Rows
 * and outbox are written in the caller's transaction, which must have entered the team; use {@code ArchiveWork.in}.
 */
@ApplicationScoped
public class Fold {

    private final Surroundings surroundings;
    private final Messages messages;
    private final ChangeFeed feed;
    private final Workspaces workspaces;
    private final MeterRegistry metrics;

    Fold(Surroundings surroundings, Messages messages, ChangeFeed feed, Workspaces workspaces, MeterRegistry metrics) {
        this.surroundings = surroundings;
        this.messages = messages;
        this.feed = feed;
        this.workspaces = workspaces;
        this.metrics = metrics;
    }

    /** Folds one page of messages of one channel. A message without a readable ts is counted, logged and left out. */
    public Uni<FoldResult> page(SqlConnection tx, PageObservation page) {
        Reading reading = new Reading();
        reading.places.put(page.channel(), ChannelKind.UNKNOWN);
        List<ThreadHead> heads = new ArrayList<>();
        for (JsonNode message : page.messages()) {
            try {
                MessageReader.paged(page, message, reading);
                head(message, heads);
            } catch (UnreadableObservation unreadable) {
                metrics.counter("archive.messages.unreadable").increment();
                Log.warnf(
                        "message of a page left out team=%s channel=%s reason=%s",
                        page.team(), page.channel(), unreadable.getMessage());
            }
        }
        return surroundings
                .locked(tx, page.team(), reading)
                .chain(channels -> fold(tx, page.team(), page.origin(), reading, channels)
                        .chain(result -> messages.threads(
                                        tx,
                                        page.team(),
                                        channels.get(page.channel()).key(),
                                        heads)
                                .map(threads -> new FoldResult(
                                        result.observed(), result.added(), result.changed(), threads, List.of()))));
    }

    private static void head(JsonNode message, List<ThreadHead> heads) {
        Integer replies = Fields.number(message, "reply_count");
        String ts = Fields.text(message, "ts");
        if (replies != null && replies > 0 && ts != null && ts.equals(Fields.text(message, "thread_ts"))) {
            String latest = Fields.text(message, "latest_reply");
            heads.add(new ThreadHead(ts, replies, SlackTs.valid(latest) ? latest : null, 0, null));
        }
    }

    /** Folds one event; an event of a kind that the archive does not know is counted and left alone. */
    public Uni<FoldResult> event(SqlConnection tx, EventObservation event) {
        return events(tx, event.team(), List.of(event));
    }

    /** Folds events of one workspace, in the order given, in few round trips. */
    public Uni<FoldResult> events(SqlConnection tx, String team, List<EventObservation> events) {
        String botUser = workspaces.find(team).map(WorkspaceState::botUser).orElse(null);
        Reading reading = new Reading();
        for (EventObservation event : events) {
            int before = reading.size();
            EventReader.read(event.envelope(), botUser, reading);
            String type = event.envelope().path("event").path("type").asText("none");
            metrics.counter("archive.events.folded", "known", String.valueOf(reading.size() > before))
                    .increment();
            Log.debugf("event read team=%s type=%s", team, type);
        }
        Origin origin = events.isEmpty() ? Origin.LIVE : events.getFirst().origin();
        return surroundings
                .locked(tx, team, reading)
                .chain(() -> surroundings.joined(tx, team, reading, origin))
                .chain(() -> surroundings.locked(tx, team, reading))
                .chain(channels -> fold(tx, team, origin, reading, channels));
    }

    private Uni<FoldResult> fold(
            SqlConnection tx, String team, Origin origin, Reading reading, Map<String, Channel> channels) {
        Map<Long, Channel> byKey = new LinkedHashMap<>();
        channels.values().forEach(channel -> byKey.put(channel.key(), channel));
        List<Messages.Claimed> claims = reading.messages.stream()
                .map(said -> new Messages.Claimed(
                        new MessageId(channels.get(said.channel()).key(), said.ts()), origin, said.claim()))
                .toList();
        return surroundings
                .files(tx, team, reading)
                .chain(() -> messages.join(tx, team, byKey, claims))
                .call(changes -> feed.append(tx, team, changes))
                .map(changes -> result(claims.size(), changes, reading));
    }

    private static FoldResult result(int observed, List<ArchiveChange> changes, Reading reading) {
        int added = (int) changes.stream().filter(Messages::adds).count();
        return new FoldResult(observed, added, changes.size() - added, List.of(), List.copyOf(reading.readable));
    }
}
