package com.atom.slack.ingestion.messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.ingestion.columns.Columns;

/** What is derived around the messages of one answer, read in four round trips: reactions, threads, files, names of users. */
final class MessageSurroundings {

    /** One reaction of a message. */
    record Reaction(String name, List<String> users) {}

    /** The held, undeleted replies of a parent. */
    record Thread(int replies, String latest, List<String> users) {}

    /** What is known of a file by now; without a whole object only whether it was deleted. */
    record FileNow(Optional<String> raw, boolean deleted) {}

    private static final int USERS_OF_A_THREAD = 5;

    final Map<MessageId, List<Reaction>> reactions = new HashMap<>();
    final Map<MessageId, Thread> threads = new HashMap<>();
    final Map<String, FileNow> files = new HashMap<>();
    final Map<String, String> userNames = new HashMap<>();

    private MessageSurroundings() {}

    static Uni<MessageSurroundings> of(SqlConnection tx, String team, List<ShownMessage> messages) {
        MessageSurroundings found = new MessageSurroundings();
        return ask(
                        tx,
                        """
                        select r.channel_key, r.ts, r.name, array_agg(r.user_id order by r.at, r.user_id) as users
                        from unnest($2::bigint[], $3::text[]) as asked (channel_key, ts)
                        join reaction r on r.team = $1 and r.channel_key = asked.channel_key and r.ts = asked.ts and r.present
                        group by 1, 2, 3 order by min(r.at), r.name
                        """,
                        team,
                        messages.stream().filter(m -> m.reactions() > 0).toList())
                .invoke(rows -> rows.forEach(found::addReaction))
                .chain(() -> ask(
                        tx,
                        """
                        select r.channel_key, r.thread_ts as ts, count(*)::int as replies, max(r.ts) as latest,
                            array_agg(distinct coalesce(r.user_id, r.bot_id)) as users
                        from unnest($2::bigint[], $3::text[]) as asked (channel_key, ts)
                        join message r on r.team = $1 and r.channel_key = asked.channel_key and r.thread_ts = asked.ts
                            and not r.deleted and r.content_rank is not null
                        group by 1, 2
                        """,
                        team,
                        messages.stream().filter(m -> m.repliesTo() == null).toList()))
                .invoke(rows -> rows.forEach(found::addThread))
                .chain(() -> ask(
                        tx,
                        "select id, raw::text as raw, deleted from file where team = $1 and id = any($2)",
                        Tuple.of(
                                team,
                                messages.stream()
                                        .flatMap(m -> Arrays.stream(m.files()))
                                        .distinct()
                                        .toArray(String[]::new))))
                .invoke(rows -> rows.forEach(row -> found.files.put(
                        row.getString("id"),
                        new FileNow(Optional.ofNullable(row.getString("raw")), row.getBoolean("deleted")))))
                .chain(() -> ask(
                        tx,
                        "select id, coalesce(display_name, real_name, name) as name from slack_user"
                                + " where team = $1 and id = any($2)",
                        Tuple.of(
                                team,
                                messages.stream()
                                        .map(ShownMessage::user)
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .toArray(String[]::new))))
                .invoke(rows -> rows.forEach(row -> found.userNames.put(row.getString("id"), row.getString("name"))))
                .replaceWith(found);
    }

    private static Uni<Iterable<Row>> ask(SqlConnection tx, String sql, String team, List<ShownMessage> messages) {
        return messages.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tx.preparedQuery(sql)
                        .execute(Columns.of(team, messages)
                                .number(ShownMessage::channelKey)
                                .text(ShownMessage::ts)
                                .tuple())
                        .map(rows -> rows);
    }

    private static Uni<Iterable<Row>> ask(SqlConnection tx, String sql, Tuple asked) {
        String[] ids = (String[]) asked.getValue(1);
        return ids.length == 0
                ? Uni.createFrom().item(List.of())
                : tx.preparedQuery(sql).execute(asked).map((RowSet<Row> rows) -> rows);
    }

    private void addReaction(Row row) {
        reactions
                .computeIfAbsent(
                        new MessageId(row.getLong("channel_key"), row.getString("ts")), id -> new ArrayList<>())
                .add(new Reaction(row.getString("name"), List.of(row.getArrayOfStrings("users"))));
    }

    private void addThread(Row row) {
        List<String> users = Arrays.stream(row.getArrayOfStrings("users"))
                .filter(Objects::nonNull)
                .toList();
        threads.put(
                new MessageId(row.getLong("channel_key"), row.getString("ts")),
                new Thread(row.getInteger("replies"), row.getString("latest"), users));
    }

    /** As many as Slack shows. */
    static List<String> some(List<String> users) {
        return users.subList(0, Math.min(USERS_OF_A_THREAD, users.size()));
    }
}
