package com.atom.slack.gateway.stream;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.MessageFacts;

/**
 * The data of one event: what changed, and the message as it is at the moment of sending.
 *
 * @param kind {@code message_added}, {@code message_changed}, {@code message_deleted}, {@code reaction_added},
 *     {@code reaction_removed}, {@code channel_changed} or {@code user_changed}
 * @param workspaceId {@code T…}
 * @param team the same, in Slack's word
 * @param channel Slack's current id; absent for users
 * @param ts of the message; absent for channels and users
 * @param threadTs ts of the thread's parent; absent outside threads
 * @param user who reacted, or whose record changed; the author otherwise, where there is one
 * @param reaction name without colons; absent unless a reaction changed
 * @param origin {@code live}, {@code backfill}, {@code repair} or {@code import}
 * @param at when the archive took it in
 * @param seq the event's id
 * @param message in the form of {@code /messages}; absent when it is deleted, and when it could not be fetched
 */
record StreamEvent(
        String kind,
        String workspaceId,
        String team,
        @Nullable String channel,
        @Nullable String ts,
        @Nullable String threadTs,
        @Nullable String user,
        @Nullable String reaction,
        String origin,
        Instant at,
        long seq,
        @Nullable JsonNode message) {

    static StreamEvent of(ArchiveChange change, @Nullable JsonNode message) {
        MessageFacts facts = change.after() == null ? change.before() : change.after();
        return new StreamEvent(
                change.kind().name().toLowerCase(Locale.ROOT),
                change.team(),
                change.team(),
                change.channel(),
                change.ts(),
                facts == null ? null : facts.threadTs(),
                change.user() == null && facts != null ? facts.author() : change.user(),
                change.reaction(),
                change.origin().name().toLowerCase(Locale.ROOT),
                change.at(),
                change.seq(),
                message);
    }
}
