package com.atom.slack.analytics.facts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The tables fact, quarter_hour and channel; every method runs in a transaction that has entered the team. */
@Singleton
class FactStore {

    /**
     * Rows are taken in the order of their keys, so that two transactions never wait for each other in a circle. RETURNING
     * old is the row that was really replaced, under its lock: a snapshot could miss what a concurrent transaction wrote.
     */
    private static final String APPLY = """
            with applied as (
                insert into fact as f (team, channel_key, ts, version, at, quarter, author, bot, subtype, thread_ts,
                        length, mentions, files, reactions, deleted, counted)
                select $1, n.* from unnest($2::bigint[], $3::text[], $4::bigint[], $5::timestamptz[], $6::timestamptz[],
                        $7::text[], $8::boolean[], $9::text[], $10::text[], $11::int[], $12::int[], $13::int[], $14::int[],
                        $15::boolean[], $16::boolean[]) as n (channel_key, ts, version, at, quarter, author, bot, subtype,
                        thread_ts, length, mentions, files, reactions, deleted, counted)
                order by n.channel_key, n.ts
                on conflict (team, channel_key, ts) do update set version = excluded.version, author = excluded.author,
                    bot = excluded.bot, subtype = excluded.subtype, thread_ts = excluded.thread_ts,
                    length = excluded.length, mentions = excluded.mentions, files = excluded.files,
                    reactions = excluded.reactions, deleted = excluded.deleted, counted = excluded.counted
                where f.version < excluded.version
                returning new.channel_key, new.quarter, new.author, new.length, new.counted,
                    old.author as old_author, old.length as old_length, old.counted as old_counted),
            moved as (
                select quarter, channel_key, author, 1 as messages, length from applied where counted
                union all
                select quarter, channel_key, old_author, -1, -old_length from applied where old_counted)
            insert into quarter_hour as q (team, quarter, channel_key, author, message_count, total_length)
            select $1, quarter, channel_key, author, sum(messages), sum(length) from moved
            group by quarter, channel_key, author having sum(messages) <> 0 or sum(length) <> 0
            order by quarter, channel_key, author
            on conflict (team, quarter, channel_key, author) do update set
                message_count = q.message_count + excluded.message_count,
                total_length = q.total_length + excluded.total_length
            """;

    private static final String NAME_CHANNELS = """
            insert into channel as c (team, key, id, private, seq)
            select $1, n.* from unnest($2::bigint[], $3::text[], $4::boolean[], $5::bigint[]) as n (key, id, private, seq)
            order by n.key
            on conflict (team, key) do update set id = excluded.id, private = excluded.private, seq = excluded.seq
            where c.seq <= excluded.seq and (c.id, c.private) is distinct from (excluded.id, excluded.private)
            """;

    /** Keeps the facts that are newer than what is held and moves the roll-ups by the difference. */
    Uni<Void> apply(SqlConnection tx, String team, List<Fact> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(APPLY).execute(columns(team, facts)).replaceWithVoid();
    }

    Uni<Void> name(SqlConnection tx, String team, Collection<ChannelRow> channels) {
        return channels.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(NAME_CHANNELS)
                        .execute(Tuple.from(new Object[] {
                            team,
                            column(channels, ChannelRow::key, Long[]::new),
                            column(channels, ChannelRow::id, String[]::new),
                            column(channels, ChannelRow::hidden, Boolean[]::new),
                            column(channels, ChannelRow::seq, Long[]::new)
                        }))
                        .replaceWithVoid();
    }

    private static Tuple columns(String team, List<Fact> facts) {
        return Tuple.from(new Object[] {
            team,
            column(facts, Fact::channelKey, Long[]::new),
            column(facts, Fact::ts, String[]::new),
            column(facts, Fact::version, Long[]::new),
            column(facts, fact -> utc(fact.at()), OffsetDateTime[]::new),
            column(facts, fact -> utc(MessageTime.quarter(fact.at())), OffsetDateTime[]::new),
            column(facts, Fact::author, String[]::new),
            column(facts, Fact::bot, Boolean[]::new),
            column(facts, Fact::subtype, String[]::new),
            column(facts, Fact::threadTs, String[]::new),
            column(facts, Fact::length, Integer[]::new),
            column(facts, Fact::mentions, Integer[]::new),
            column(facts, Fact::files, Integer[]::new),
            column(facts, Fact::reactions, Integer[]::new),
            column(facts, Fact::deleted, Boolean[]::new),
            column(facts, Fact::counted, Boolean[]::new)
        });
    }

    private static <R, V> V[] column(Collection<R> rows, Function<R, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
