package com.atom.slack.ingestion.messages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.ChangeKind;
import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.channels.Channel;
import com.atom.slack.ingestion.messages.MessageClaim.Deletion;
import com.atom.slack.ingestion.messages.MessageClaim.Reaction;
import com.atom.slack.ingestion.messages.MessageClaim.ReactionSnapshot;
import com.atom.slack.ingestion.messages.MessageClaim.Retelling;
import com.atom.slack.ingestion.messages.MessageClaim.Sighting;

/** The messages of a channel that turned out to be another one: told again as claims, then forgotten. */
@ApplicationScoped
class FormerChannel {

    private final MessageStore store;
    private final ObjectMapper mapper;

    FormerChannel(MessageStore store, ObjectMapper mapper) {
        this.store = store;
        this.mapper = mapper;
    }

    Uni<Map<String, List<MessageClaim>>> observed(SqlConnection tx, String team, long channelKey) {
        Map<String, List<MessageClaim>> claims = new TreeMap<>();
        return rows(
                        tx,
                        "select ts, raw::text as raw, observed_at, deleted_how, deleted_at, reactions_as_of, reactions_open"
                                + " from message where team = $1 and channel_key = $2",
                        team,
                        channelKey)
                .invoke(rows -> rows.forEach(row -> message(row, claims)))
                .chain(() -> rows(
                        tx,
                        "select ts, raw::text as raw, observed_at from message_version where team = $1 and channel_key = $2",
                        team,
                        channelKey))
                .invoke(rows -> rows.forEach(row -> of(row, claims)
                        .add(
                                row.getLong("observed_at") == 0
                                        ? new Retelling(read(row))
                                        : new Sighting(read(row), row.getLong("observed_at"), null))))
                .chain(() -> rows(
                        tx,
                        "select ts, name, user_id, at, added from reaction where team = $1 and channel_key = $2",
                        team,
                        channelKey))
                .invoke(rows -> rows.forEach(row -> of(row, claims)
                        .add(new Reaction(
                                row.getString("name"),
                                row.getString("user_id"),
                                row.getLong("at"),
                                row.getBoolean("added")))))
                .replaceWith(claims);
    }

    private void message(Row row, Map<String, List<MessageClaim>> claims) {
        List<MessageClaim> known = of(row, claims);
        if (row.getString("raw") != null) {
            Set<String> open = new LinkedHashSet<>();
            if (row.getValue("reactions_open") instanceof JsonObject names) {
                open.addAll(names.fieldNames());
            }
            long asOf = row.getLong("reactions_as_of");
            known.add(new Sighting(
                    read(row),
                    row.getLong("observed_at"),
                    asOf == 0 ? null : new ReactionSnapshot(asOf, new LinkedHashMap<>(), open)));
        }
        if (row.getLong("deleted_at") != null) {
            known.add(new Deletion("tombstone".equals(row.getString("deleted_how")), row.getLong("deleted_at")));
        }
    }

    private static List<MessageClaim> of(Row row, Map<String, List<MessageClaim>> claims) {
        return claims.computeIfAbsent(row.getString("ts"), ts -> new ArrayList<>());
    }

    private JsonNode read(Row row) {
        try {
            return mapper.readTree(row.getString("raw"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored message is not JSON", impossible);
        }
    }

    private static Uni<List<Row>> rows(SqlConnection tx, String sql, String team, long channelKey) {
        return tx.preparedQuery(sql).execute(Tuple.of(team, channelKey)).map(rows -> {
            List<Row> found = new ArrayList<>();
            rows.forEach(found::add);
            return found;
        });
    }

    Uni<List<ArchiveChange>> forget(SqlConnection tx, String team, Channel channel, Origin origin, Instant at) {
        List<ArchiveChange> changes = new ArrayList<>();
        return rows(tx, "select ts from message where team = $1 and channel_key = $2 order by ts", team, channel.key())
                .chain(rows -> {
                    Map<MessageId, Origin> all = new LinkedHashMap<>();
                    rows.forEach(row -> all.put(new MessageId(channel.key(), row.getString("ts")), origin));
                    return store.load(tx, team, all);
                })
                .invoke(states -> states.values().stream()
                        .filter(state -> state.facts() != null)
                        .forEach(state -> changes.add(gone(team, channel, state, origin, at))))
                .chain(() -> delete(tx, "message", team, channel.key()))
                .chain(() -> delete(tx, "message_version", team, channel.key()))
                .chain(() -> delete(tx, "reaction", team, channel.key()))
                .replaceWith(changes);
    }

    private static ArchiveChange gone(String team, Channel channel, MessageState state, Origin origin, Instant at) {
        return new ArchiveChange(
                team,
                channel.key(),
                channel.id(),
                channel.isPrivate(),
                state.id.ts(),
                null,
                null,
                ChangeKind.MESSAGE_DELETED,
                state.version + 1,
                origin,
                at,
                state.facts(),
                null,
                0);
    }

    private static Uni<Void> delete(SqlConnection tx, String table, String team, long channelKey) {
        return tx.preparedQuery("delete from " + table + " where team = $1 and channel_key = $2")
                .execute(Tuple.of(team, channelKey))
                .replaceWithVoid();
    }
}
