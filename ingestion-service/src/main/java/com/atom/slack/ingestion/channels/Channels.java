package com.atom.slack.ingestion.channels;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.ChangeKind;
import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.changes.ChangeFeed;
import com.atom.slack.ingestion.paging.Completeness;
import com.atom.slack.ingestion.wire.SlackTs;

/** The channels of a workspace. Every method runs in the caller's transaction, which must have entered the team. */
@ApplicationScoped
public class Channels {

    private final ChannelStore store;
    private final ChangeFeed feed;
    private final Clock clock;

    Channels(ChannelStore store, ChangeFeed feed, Clock clock) {
        this.store = store;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * Takes in a conversation object of {@code conversations.list} or {@code conversations.info}.
     *
     * @return the channel's key
     */
    public Uni<Long> seen(SqlConnection tx, String team, JsonNode conversation, Instant observedAt) {
        return claimed(tx, team, ChannelClaim.of(conversation, SlackTs.micros(observedAt)), Origin.BACKFILL)
                .map(Channel::key);
    }

    /**
     * The channels with these ids by id, locked until the transaction ends; unknown ones are made, with the kind given.
     * Locking them is what makes a fold of their messages safe against every other fold.
     */
    public Uni<Map<String, Channel>> locked(SqlConnection tx, String team, Map<String, ChannelKind> ids) {
        List<String> wanted = ids.keySet().stream().sorted().toList();
        return store.lock(tx, team, wanted).chain(found -> {
            if (found.size() == wanted.size()) {
                return Uni.createFrom().item(found);
            }
            Map<String, ChannelKind> missing = new HashMap<>(ids);
            missing.keySet().removeAll(found.keySet());
            return store.sketch(tx, team, missing).chain(() -> store.lock(tx, team, wanted));
        });
    }

    /** Joins what an observation says of a channel, and announces what a reader sees change. Answers the channel as it is now. */
    public Uni<Channel> claimed(SqlConnection tx, String team, ChannelClaim claim, Origin origin) {
        return locked(tx, team, Map.of(claim.id(), claim.kind())).chain(held -> {
            Channel before = held.get(claim.id());
            return store.join(tx, team, before.key(), claim)
                    .call(after -> before.equals(after)
                            ? Uni.createFrom().voidItem()
                            : feed.append(tx, team, List.of(changed(team, after, origin))));
        });
    }

    private ArchiveChange changed(String team, Channel channel, Origin origin) {
        return new ArchiveChange(
                team,
                channel.key(),
                channel.id(),
                channel.isPrivate(),
                null,
                null,
                null,
                ChangeKind.CHANNEL_CHANGED,
                0,
                origin,
                clock.instant(),
                null,
                null,
                0);
    }

    /**
     * Takes in the complete member list of a channel; who is not on it has left before {@code askedAt}.
     *
     * @param channel Slack's id
     */
    public Uni<Void> members(SqlConnection tx, String team, String channel, List<String> users, Instant askedAt) {
        return locked(tx, team, Map.of(channel, ChannelKind.UNKNOWN))
                .chain(held -> store.members(tx, team, held.get(channel).key(), users, SlackTs.micros(askedAt)));
    }

    /** Takes in that somebody came to a channel or left it. */
    public Uni<Void> member(SqlConnection tx, String team, String channel, String user, long at, boolean present) {
        return locked(tx, team, Map.of(channel, ChannelKind.UNKNOWN))
                .chain(held -> store.member(tx, team, held.get(channel).key(), user, at, present));
    }

    /** Makes another id the current one of a channel. Both ids must not be known as two channels. */
    public Uni<Void> renamed(SqlConnection tx, String team, long key, String newId, long at) {
        return store.alias(tx, team, key, newId, at);
    }

    /** Gives one channel's ids, members and description to another and forgets it; its messages must have moved before. */
    public Uni<Void> merged(SqlConnection tx, String team, long from, long into) {
        return store.merge(tx, team, from, into);
    }

    /** The channel with this id, the current one or an older one. */
    public Uni<Optional<Channel>> find(SqlConnection tx, String team, String channel) {
        return store.find(tx, team, channel);
    }

    /** Every channel whose history the token may read, archived ones too, by key. */
    public Uni<List<Channel>> readable(SqlConnection tx, String team) {
        return store.readable(tx, team);
    }

    /** Every team that holds a channel with this id; needs no tenant. */
    public Uni<List<String>> holders(SqlConnection tx, String channel) {
        return store.holders(tx, channel);
    }

    /**
     * Notes that history and replies are proven.
     *
     * @param since the earliest moment from which nothing is missing; absent for the channel's beginning
     * @param checkedAt when the last read of the proof was answered
     */
    public Uni<Void> proven(
            SqlConnection tx, String team, long channelKey, @Nullable Instant since, Instant checkedAt) {
        return store.proven(
                tx, team, channelKey, since == null ? null : SlackTs.micros(since), SlackTs.micros(checkedAt));
    }

    /** How complete the archive of one channel is. */
    public Uni<Completeness> completeness(SqlConnection tx, String team, long channelKey) {
        return store.completeness(tx, team, channelKey);
    }

    /** How complete the archive of every readable channel together is. */
    public Uni<Completeness> completeness(SqlConnection tx, String team) {
        return store.completeness(tx, team);
    }
}
