package com.atom.slack.ingestion.messages;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.MessageFilters;
import com.atom.slack.contracts.api.MessagesRequest;

/** Questions to the table message that page through visible messages. */
@ApplicationScoped
class Timeline {

    private static final String MATCHES = """
             and m.channel_key = $2 and m.in_channel
             and ($3::text is null or m.ts >= $3) and ($4::text is null or m.ts <= $4)
             and ($5::text is null or m.user_id = $5 or m.bot_id = $5)
             and ($6::boolean is null or (coalesce(cardinality(m.file_ids), 0) > 0) = $6)
             and ($7::boolean is null or (m.reactions > 0) = $7)
             and ($8::boolean is null or exists (select 1 from message r where r.team = m.team and r.channel_key = m.channel_key
                 and r.thread_ts = m.ts and not r.deleted) = $8)
             and ($9::boolean is null or coalesce((m.raw ->> 'is_starred')::boolean, false) = $9)
             and ($10::boolean is null or (coalesce(m.raw -> 'pinned_to', '[]') <> '[]') = $10)
             and ($11::text is null or coalesce(m.raw ->> 'type', 'message') = $11)
             and ($12::text is null or m.subtype = $12)
             and ($13::text is null or m.tsv @@ plainto_tsquery('simple', $13))
            """;

    private static final int SECONDS_DIGITS = 10;

    /** Newest first, one more than asked so that the caller knows whether there are more. */
    Uni<List<ShownMessage>> page(
            SqlConnection tx, String team, long channelKey, MessagesRequest asked, @Nullable String before) {
        return tx.preparedQuery("select " + ShownMessage.COLUMNS + ShownMessage.VISIBLE + MATCHES
                        + " and ($14::text is null or m.ts < $14) order by m.ts desc limit $15")
                .execute(matches(team, channelKey, asked).addString(before).addInteger(asked.limit() + 1))
                .map(Timeline::messages);
    }

    /** How many messages match. */
    Uni<Long> total(SqlConnection tx, String team, long channelKey, MessagesRequest asked) {
        return tx.preparedQuery("select count(*) as total" + ShownMessage.VISIBLE + MATCHES)
                .execute(matches(team, channelKey, asked))
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    private static Tuple matches(String team, long channelKey, MessagesRequest asked) {
        MessageFilters filters = asked.filters();
        Tuple tuple = Tuple.of(team, channelKey, bound(asked.oldest()), bound(asked.latest()));
        return filters == null
                ? tuple.addString(null)
                        .addBoolean(null)
                        .addBoolean(null)
                        .addBoolean(null)
                        .addBoolean(null)
                        .addBoolean(null)
                        .addString(null)
                        .addString(null)
                        .addString(null)
                : tuple.addString(filters.fromUser())
                        .addBoolean(filters.hasFiles())
                        .addBoolean(filters.hasReactions())
                        .addBoolean(filters.hasThread())
                        .addBoolean(filters.starred())
                        .addBoolean(filters.pinned())
                        .addString(filters.type())
                        .addString(filters.subtype())
                        .addString(filters.text());
    }

    /** Seconds with or without decimals as a ts that compares right. */
    static @Nullable String bound(@Nullable String moment) {
        if (moment == null) {
            return null;
        }
        int point = moment.indexOf('.');
        String seconds = point < 0 ? moment : moment.substring(0, point);
        String decimals = point < 0 ? "" : moment.substring(point + 1);
        return seconds.length() > SECONDS_DIGITS
                ? "9999999999.999999"
                : "0".repeat(SECONDS_DIGITS - seconds.length()) + seconds + "." + (decimals + "000000").substring(0, 6);
    }

    /** The parent if it is visible, then the replies, oldest first; one more than asked. */
    Uni<List<ShownMessage>> thread(
            SqlConnection tx, String team, long channelKey, String parent, @Nullable String after, int limit) {
        return tx.preparedQuery("select " + ShownMessage.COLUMNS + ShownMessage.VISIBLE
                        + " and m.channel_key = $2 and (m.ts = $3 or m.thread_ts = $3) and ($4::text is null or m.ts > $4)"
                        + " order by m.ts limit $5")
                .execute(Tuple.of(team, channelKey, parent, after, limit + 1))
                .map(Timeline::messages);
    }

    /** Visible messages among those asked; private channels only when they may be seen. */
    Uni<List<ShownMessage>> some(
            SqlConnection tx, String team, Long[] channelKeys, String[] ts, boolean all, List<Long> also) {
        return tx.preparedQuery("select " + ShownMessage.COLUMNS + ShownMessage.VISIBLE
                        + " and (m.channel_key, m.ts) in (select * from unnest($2::bigint[], $3::text[]))"
                        + " and ($4 or c.kind = 'public_channel' or c.key = any($5))")
                .execute(Tuple.of(team, channelKeys, ts, all, also.toArray(Long[]::new)))
                .map(Timeline::messages);
    }

    private static List<ShownMessage> messages(Iterable<Row> rows) {
        List<ShownMessage> messages = new ArrayList<>();
        rows.forEach(row -> messages.add(ShownMessage.of(row)));
        return messages;
    }
}
