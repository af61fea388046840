package com.atom.slack.analytics.activity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the roll-ups, and the facts where a span begins or ends within a quarter of an hour. */
@Singleton
class ActivityStore {

    /** One pass over what is asked, then four ways to count it. Ties are broken by id, so that an answer can be repeated. */
    private static final String TALLIES = """
            with visible as materialized (
                select key, id from channel
                where team = $1 and ($2 or not private) and ($3::text[] is null or id = any($3))),
            counted as materialized (
                select width_bucket(q.quarter, $5::timestamptz[]) as period, q.channel_key, q.author,
                    q.message_count as messages, q.total_length as length
                from quarter_hour q join visible v on v.key = q.channel_key
                where q.team = $1 and q.quarter >= $7 and q.quarter < $8 and q.message_count > 0
                    and ($4::text[] is null or q.author = any($4))
                union all
                select width_bucket(f.at, $5::timestamptz[]), f.channel_key, f.author, 1, f.length
                from fact f join visible v on v.key = f.channel_key
                where f.team = $1 and f.counted
                    and (f.at >= $6 and f.at < $7 or f.at >= $8 and f.at < $9)
                    and ($4::text[] is null or f.author = any($4)))
            select 'PERIOD' as of, period::text as key, sum(messages)::bigint as messages, sum(length)::bigint as length,
                count(distinct author) filter (where author <> '') as users, count(distinct channel_key) as channels
            from counted group by period
            union all
            (select 'USER', author, sum(messages)::bigint, sum(length)::bigint, 1, count(distinct channel_key)
            from counted where author <> '' group by author order by 3 desc, 2 limit 10)
            union all
            (select 'CHANNEL', v.id, sum(messages)::bigint, sum(length)::bigint,
                count(distinct author) filter (where author <> ''), 1
            from counted c join visible v on v.key = c.channel_key group by v.id order by 3 desc, 2 limit 10)
            union all
            select 'TOTAL', '', coalesce(sum(messages), 0)::bigint, coalesce(sum(length), 0)::bigint,
                count(distinct author) filter (where author <> ''), count(distinct channel_key)
            from counted
            """;

    /** In no order but that of users and channels: most messages first, at most ten of each. */
    Uni<List<Tally>> tallies(SqlConnection tx, String team, boolean allChannels, ActivityQuestion question) {
        Span span = question.span();
        return tx.preparedQuery(TALLIES)
                .execute(Tuple.from(new Object[] {
                    team,
                    allChannels,
                    question.channels().map(ids -> ids.toArray(String[]::new)).orElse(null),
                    question.users().map(ids -> ids.toArray(String[]::new)).orElse(null),
                    question.periods().toArray(OffsetDateTime[]::new),
                    utc(span.start()),
                    utc(span.wholeFrom()),
                    utc(span.wholeTo()),
                    utc(span.end())
                }))
                .map(rows -> {
                    List<Tally> tallies = new ArrayList<>(rows.size());
                    rows.forEach(row -> tallies.add(tally(row)));
                    return tallies;
                });
    }

    private static Tally tally(Row row) {
        return new Tally(
                Tally.Of.valueOf(row.getString("of")),
                row.getString("key"),
                row.getLong("messages"),
                row.getLong("length"),
                row.getLong("users"),
                row.getLong("channels"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
