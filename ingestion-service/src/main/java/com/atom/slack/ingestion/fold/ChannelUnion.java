package com.atom.slack.ingestion.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.changes.ChangeFeed;
import com.atom.slack.ingestion.channels.Channel;
import com.atom.slack.ingestion.channels.Channels;
import com.atom.slack.ingestion.messages.MessageId;
import com.atom.slack.ingestion.messages.Messages;

/**
 * Two channels that turn out to be one: everything that was observed of one's messages is claimed of the other's too, through the
 * same joins as ever, and the first is forgotten. Readers see its messages deleted there and added here.
 */
@ApplicationScoped
class ChannelUnion {

    private final Messages messages;
    private final Channels channels;
    private final ChangeFeed feed;

    ChannelUnion(Messages messages, Channels channels, ChangeFeed feed) {
        this.messages = messages;
        this.channels = channels;
        this.feed = feed;
    }

    /** Moves everything of one channel into the other; nothing when they are the same. Both are locked by the caller. */
    Uni<Void> join(SqlConnection tx, String team, Channel from, Channel into, Origin origin) {
        if (from.key() == into.key()) {
            return Uni.createFrom().voidItem();
        }
        Map<Long, Channel> byKey = new HashMap<>(Map.of(from.key(), from, into.key(), into));
        return messages.observed(tx, team, from.key())
                .chain(observed -> {
                    List<Messages.Claimed> claims = new ArrayList<>();
                    observed.forEach((ts, seen) -> seen.forEach(
                            claim -> claims.add(new Messages.Claimed(new MessageId(into.key(), ts), origin, claim))));
                    return messages.join(tx, team, byKey, claims);
                })
                .chain(added -> messages.forget(tx, team, from, origin).map(gone -> {
                    List<ArchiveChange> all = new ArrayList<>(gone);
                    all.addAll(added);
                    return all;
                }))
                .chain(changes -> feed.append(tx, team, changes))
                .chain(() -> channels.merged(tx, team, from.key(), into.key()));
    }
}
