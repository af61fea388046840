package com.atom.slack.ingestion.users;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.ChangeKind;
import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.changes.ChangeFeed;
import com.atom.slack.ingestion.wire.SlackTs;

/** The users of a workspace. Every method runs in the caller's transaction, which must have entered the team. */
@ApplicationScoped
public class Users {

    private final UserStore store;
    private final ChangeFeed feed;
    private final Clock clock;

    Users(UserStore store, ChangeFeed feed, Clock clock) {
        this.store = store;
        this.feed = feed;
        this.clock = clock;
    }

    /** Takes in user objects of {@code users.list}, {@code users.info} or an event; the newest record of each user wins. */
    public Uni<Void> seen(SqlConnection tx, String team, List<JsonNode> users, Instant observedAt) {
        return seen(tx, team, users, SlackTs.micros(observedAt), Origin.BACKFILL);
    }

    /** As above, with the observation time in microseconds. */
    public Uni<Void> seen(SqlConnection tx, String team, List<JsonNode> users, long observedAt, Origin origin) {
        Map<String, UserRow> rows = new LinkedHashMap<>();
        for (JsonNode user : users) {
            UserRow row = UserRow.of(user, observedAt);
            rows.merge(row.id(), row, (one, other) -> other.updated() >= one.updated() ? other : one);
        }
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.join(tx, team, List.copyOf(rows.values()))
                        .chain(changed -> feed.append(
                                tx,
                                team,
                                changed.stream()
                                        .map(id -> changed(team, id, origin))
                                        .toList()));
    }

    private ArchiveChange changed(String team, String user, Origin origin) {
        return new ArchiveChange(
                team,
                0,
                null,
                false,
                null,
                user,
                null,
                ChangeKind.USER_CHANGED,
                0,
                origin,
                clock.instant(),
                null,
                null,
                0);
    }
}
