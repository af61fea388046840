package com.atom.slack.ingestion.messages;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.columns.Columns;

/** The tables message, message_version and reaction: states in, states out, a few round trips for any number of messages. */
@ApplicationScoped
class MessageStore {

    /** The states of the messages asked, those that are not held too. The caller holds the locks of their channels. */
    Uni<Map<MessageId, MessageState>> load(SqlConnection tx, String team, Map<MessageId, Origin> asked) {
        Map<MessageId, MessageState> states = new TreeMap<>();
        asked.forEach((id, origin) -> states.put(id, new MessageState(id, origin)));
        Tuple ids = ids(team, List.copyOf(states.values()));
        return tx.preparedQuery(MessageSql.LOAD)
                .execute(ids)
                .invoke(rows -> rows.forEach(row -> restore(states.get(id(row)), row)))
                .chain(() -> tx.preparedQuery(MessageSql.LOAD_REACTIONS).execute(ids))
                .invoke(rows -> rows.forEach(row -> restoreReaction(states.get(id(row)).reactions, row)))
                .replaceWith(states);
    }

    private static MessageId id(Row row) {
        return new MessageId(row.getLong("channel_key"), row.getString("ts"));
    }

    private static void restore(MessageState state, Row row) {
        state.held = true;
        state.version = row.getLong("version");
        state.origin = Origin.valueOf(row.getString("origin"));
        state.seenAt = orZero(row.getLong("seen_at"));
        state.absentAt = orZero(row.getLong("absent_at"));
        state.threadParent = row.getBoolean("thread_parent");
        state.content = row.getLong("content_rank") == null ? null : content(row);
        String how = row.getString("deleted_how");
        if ("explicit".equals(how) || "tombstone".equals(how)) {
            state.gone = new MessageState.Gone("tombstone".equals(how), row.getLong("deleted_at"));
        }
        if (row.getLong("expected_at") != null) {
            state.expected = new MessageState.Expected(
                    row.getLong("expected_at"), row.getInteger("expected_replies"), row.getString("expected_latest"));
        }
        Map<String, Long> open = new HashMap<>();
        if (row.getValue("reactions_open") instanceof JsonObject names) {
            names.forEach(name -> open.put(name.getKey(), ((Number) name.getValue()).longValue()));
        }
        state.reactions.restore(row.getLong("reactions_as_of"), open);
    }

    private static Content content(Row row) {
        String[] files = row.getArrayOfStrings("file_ids");
        return new Content(
                row.getLong("content_rank"),
                row.getLong("observed_at"),
                row.getString("content_hash"),
                row.getString("raw_hash"),
                null,
                row.getString("user_id"),
                row.getString("bot_id"),
                row.getString("subtype"),
                row.getString("thread_ts"),
                row.getInteger("length"),
                row.getInteger("mentions"),
                files == null ? List.of() : Arrays.asList(files));
    }

    private static void restoreReaction(Reactions reactions, Row row) {
        reactions.restore(
                new Reactions.Key(row.getString("name"), row.getString("user_id")),
                new Reactions.Mark(row.getLong("at"), row.getBoolean("added")),
                row.getBoolean("present"));
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    /** Writes what the joins changed. */
    Uni<Void> save(SqlConnection tx, String team, List<MessageState> states) {
        List<MessageState> fresh = states.stream()
                .filter(s -> !s.held && (s.content != null || s.gone != null))
                .toList();
        List<MessageState> moved =
                states.stream().filter(s -> s.held && s.changed).toList();
        List<MessageState> rewritten =
                moved.stream().filter(s -> s.contentChanged).toList();
        return write(
                        tx,
                        MessageSql.KEEP_FORMER,
                        team,
                        rewritten.stream().filter(s -> s.keepsFormer).toList(),
                        MessageStore::ids)
                .chain(() -> write(tx, MessageSql.INSERT, team, fresh, MessageRows::whole))
                .chain(() -> write(tx, MessageSql.UPDATE_CONTENT, team, rewritten, MessageRows::content))
                .chain(() -> write(tx, MessageSql.UPDATE_MARKS, team, moved, MessageRows::marks))
                .chain(() ->
                        write(tx, MessageSql.KEEP_VERSION, team, MessageRows.versions(states), MessageRows::version))
                .chain(() -> write(tx, MessageSql.DROP_CURRENT_VERSION, team, rewritten, MessageRows::current))
                .chain(() -> write(
                        tx, MessageSql.KEEP_REACTIONS, team, MessageRows.reactions(states), MessageRows::reaction));
    }

    private interface Shape<R> {
        Tuple tuple(String team, List<R> rows);
    }

    private static <R> Uni<Void> write(SqlConnection tx, String sql, String team, List<R> rows, Shape<R> shape) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql).execute(shape.tuple(team, rows)).replaceWithVoid();
    }

    private static Tuple ids(String team, List<MessageState> states) {
        return Columns.of(team, states)
                .number(state -> state.id.channelKey())
                .text(state -> state.id.ts())
                .tuple();
    }

    /** Held, undeleted replies by parent; parents without any are left out. */
    Uni<Map<String, HeldThread>> threads(SqlConnection tx, String team, long channelKey, List<String> parents) {
        if (parents.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(MessageSql.THREADS)
                .execute(Tuple.of(team, channelKey, parents.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(
                                row -> row.getString("thread_ts"),
                                row -> new HeldThread(row.getInteger("replies"), row.getString("latest")))));
    }

    /** What is held of one thread. */
    record HeldThread(int replies, String latest) {}
}
