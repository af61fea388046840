package com.atom.slack.ingestion.channels;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

/** The channels of a workspace. Every method runs in the caller's transaction, which must have entered the team. */
@ApplicationScoped
public class Channels {

    /**
     * Takes in a conversation object of {@code conversations.list} or {@code conversations.info}.
     *
     * @return the channel's key
     */
    public Uni<Long> seen(SqlConnection tx, String team, JsonNode conversation, Instant observedAt) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Takes in the complete member list of a channel; who is not on it has left before {@code askedAt}.
     *
     * @param channel Slack's id
     */
    public Uni<Void> members(SqlConnection tx, String team, String channel, List<String> users, Instant askedAt) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The channel with this id, the current one or an older one. */
    public Uni<Optional<Channel>> find(SqlConnection tx, String team, String channel) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Every channel whose history the token may read, archived ones too, by key. */
    public Uni<List<Channel>> readable(SqlConnection tx, String team) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Notes that history and replies are proven.
     *
     * @param since the earliest moment from which nothing is missing; absent for the channel's beginning
     * @param checkedAt when the last read of the proof was answered
     */
    public Uni<Void> proven(
            SqlConnection tx, String team, long channelKey, @Nullable Instant since, Instant checkedAt) {
        throw new UnsupportedOperationException("not yet");
    }
}
