package com.atom.slack.ingestion.channels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.paging.Completeness;

/** The tables channel, channel_alias and channel_member. */
@ApplicationScoped
class ChannelStore {

    static final String COLUMNS =
            "c.key, c.id, c.name, c.kind, c.is_archived, c.is_member, c.topic, c.purpose, c.observed_at > 0 as described";

    /** Locks in the order of the keys, so that two units of work cannot wait for each other. */
    Uni<Map<String, Channel>> lock(SqlConnection tx, String team, List<String> ids) {
        return tx.preparedQuery("select a.id as alias, " + COLUMNS
                        + " from channel_alias a join channel c on c.team = a.team and c.key = a.key"
                        + " where a.team = $1 and a.id = any($2) order by c.key for no key update of c")
                .execute(Tuple.of(team, ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Channel> channels = new LinkedHashMap<>();
                    rows.forEach(row -> channels.put(row.getString("alias"), channel(row)));
                    return channels;
                });
    }

    /** Makes channels of which nothing but the id (and perhaps the kind) is known; ids that are known are left alone. */
    Uni<Void> sketch(SqlConnection tx, String team, Map<String, ChannelKind> ids) {
        return tx.preparedQuery("""
                        with asked as (select * from unnest($2::text[], $3::text[]) as n (id, kind)),
                        fresh as (insert into channel_alias (team, id, key)
                            select $1, id, nextval('channel_key') from asked order by id on conflict do nothing returning id, key)
                        insert into channel (team, key, id, kind)
                        select $1, fresh.key, fresh.id, asked.kind from fresh join asked on asked.id = fresh.id
                        """)
                .execute(Tuple.of(
                        team,
                        ids.keySet().toArray(String[]::new),
                        ids.values().stream().map(ChannelKind::slackName).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Joins a claim into the row: for each part the greatest (stamp, value) holds. */
    Uni<Channel> join(SqlConnection tx, String team, long key, ChannelClaim claim) {
        return tx.preparedQuery("""
                        update channel c set
                            name = case when n.name is not null and (n.at, n.name) > (c.name_at, coalesce(c.name, '')) then n.name else c.name end,
                            name_at = case when n.name is null then c.name_at else greatest(c.name_at, n.at) end,
                            kind = case when n.kind <> 'unknown' and (n.at, n.kind) > (c.kind_at, c.kind)
                                then n.kind else c.kind end,
                            kind_at = case when n.kind = 'unknown' then c.kind_at else greatest(c.kind_at, n.at) end,
                            is_archived = case when n.archived is not null and (n.at, n.archived) > (c.archived_at, c.is_archived)
                                then n.archived else c.is_archived end,
                            archived_at = case when n.archived is null then c.archived_at else greatest(c.archived_at, n.at) end,
                            is_member = case when n.member is not null and (n.at, n.member) > (c.member_at, c.is_member) then n.member else c.is_member end,
                            member_at = case when n.member is null then c.member_at else greatest(c.member_at, n.at) end,
                            topic = case when n.topic is not null and (n.at, n.topic) > (c.topic_at, coalesce(c.topic, '')) then n.topic else c.topic end,
                            topic_at = case when n.topic is null then c.topic_at else greatest(c.topic_at, n.at) end,
                            purpose = case when n.purpose is not null and (n.at, n.purpose) > (c.purpose_at, coalesce(c.purpose, ''))
                                then n.purpose else c.purpose end,
                            purpose_at = case when n.purpose is null then c.purpose_at else greatest(c.purpose_at, n.at) end,
                            raw = case when n.raw is not null and n.at >= c.observed_at then n.raw::jsonb else c.raw end,
                            observed_at = case when n.raw is null then c.observed_at else greatest(c.observed_at, n.at) end
                        from (select $3::bigint as at, $4::text as name, $5::text as kind, $6::boolean as archived,
                            $7::boolean as member, $8::text as topic, $9::text as purpose, $10::text as raw) n
                        where c.team = $1 and c.key = $2
                        returning\s""" + COLUMNS)
                .execute(Tuple.tuple()
                        .addString(team)
                        .addLong(key)
                        .addLong(claim.at())
                        .addString(claim.name())
                        .addString(claim.kind().slackName())
                        .addBoolean(claim.archived())
                        .addBoolean(claim.member())
                        .addString(claim.topic())
                        .addString(claim.purpose())
                        .addString(claim.raw()))
                .map(rows -> channel(rows.iterator().next()));
    }

    /** Notes who is on the complete list; everybody else has left before it. */
    Uni<Void> members(SqlConnection tx, String team, long key, List<String> users, long asOf) {
        return tx.preparedQuery("""
                        insert into channel_member as m (team, channel_key, user_id, at, present)
                        select $1, $2, u, $4, true from unnest($3::text[]) u
                        on conflict (team, channel_key, user_id) do update set at = excluded.at, present = true
                        where m.at < excluded.at
                        """)
                .execute(Tuple.of(team, key, users.toArray(String[]::new), asOf))
                .chain(() -> tx.preparedQuery("update channel_member set at = $3, present = false"
                                + " where team = $1 and channel_key = $2 and at < $3 and present")
                        .execute(Tuple.of(team, key, asOf)))
                .chain(() -> tx.preparedQuery("update channel set members_as_of = greatest(members_as_of, $3)"
                                + " where team = $1 and key = $2")
                        .execute(Tuple.of(team, key, asOf)))
                .replaceWithVoid();
    }

    /** Notes that somebody came or left; older than the last complete list it changes nothing. */
    Uni<Void> member(SqlConnection tx, String team, long key, String user, long at, boolean present) {
        return tx.preparedQuery("""
                        insert into channel_member as m (team, channel_key, user_id, at, present)
                        select $1, $2, $3, $4, $5 from channel c where c.team = $1 and c.key = $2 and c.members_as_of < $4
                        on conflict (team, channel_key, user_id) do update set at = excluded.at, present = excluded.present
                        where (m.at, not m.present) < (excluded.at, not excluded.present)
                        """)
                .execute(Tuple.of(team, key, user, at, present))
                .replaceWithVoid();
    }

    /** Makes the id an alias of the channel, and its current id when no later change of ids is known. */
    Uni<Void> alias(SqlConnection tx, String team, long key, String id, long at) {
        return tx.preparedQuery("insert into channel_alias (team, id, key) values ($1, $2, $3)"
                        + " on conflict (team, id) do update set key = excluded.key")
                .execute(Tuple.of(team, id, key))
                .chain(() -> tx.preparedQuery(
                                "update channel set id = $3, id_at = $4 where team = $1 and key = $2 and id_at < $4")
                        .execute(Tuple.of(team, key, id, at)))
                .replaceWithVoid();
    }

    /** Gives the aliases and members of one channel to another and forgets the first. */
    Uni<Void> merge(SqlConnection tx, String team, long from, long into) {
        return tx.preparedQuery("update channel_alias set key = $3 where team = $1 and key = $2")
                .execute(Tuple.of(team, from, into))
                .chain(() -> tx.preparedQuery("""
                                insert into channel_member as m (team, channel_key, user_id, at, present)
                                select team, $3, user_id, at, present from channel_member where team = $1 and channel_key = $2
                                on conflict (team, channel_key, user_id) do update set at = excluded.at, present = excluded.present
                                where (m.at, not m.present) < (excluded.at, not excluded.present)
                                """).execute(Tuple.of(team, from, into)))
                .chain(() -> tx.preparedQuery("delete from channel_member where team = $1 and channel_key = $2")
                        .execute(Tuple.of(team, from)))
                .chain(() -> tx.preparedQuery("""
                                update channel c set
                                    name = case when f.name_at > c.name_at then f.name else c.name end,
                                    name_at = greatest(c.name_at, f.name_at),
                                    kind = case when f.kind <> 'unknown' and (c.kind = 'unknown' or f.kind_at > c.kind_at)
                                        then f.kind else c.kind end,
                                    kind_at = greatest(c.kind_at, f.kind_at),
                                    is_archived = case when f.archived_at > c.archived_at then f.is_archived else c.is_archived end,
                                    archived_at = greatest(c.archived_at, f.archived_at),
                                    is_member = case when f.member_at > c.member_at then f.is_member else c.is_member end,
                                    member_at = greatest(c.member_at, f.member_at),
                                    topic = case when f.topic_at > c.topic_at then f.topic else c.topic end,
                                    topic_at = greatest(c.topic_at, f.topic_at),
                                    purpose = case when f.purpose_at > c.purpose_at then f.purpose else c.purpose end,
                                    purpose_at = greatest(c.purpose_at, f.purpose_at),
                                    raw = case when f.observed_at > c.observed_at then f.raw else c.raw end,
                                    observed_at = greatest(c.observed_at, f.observed_at)
                                from channel f
                                where c.team = $1 and c.key = $3 and f.team = $1 and f.key = $2
                                """).execute(Tuple.of(team, from, into)))
                .chain(() -> tx.preparedQuery("delete from channel where team = $1 and key = $2")
                        .execute(Tuple.of(team, from)))
                .replaceWithVoid();
    }

    Uni<Optional<Channel>> find(SqlConnection tx, String team, String id) {
        return tx.preparedQuery("select " + COLUMNS + " from channel_alias a"
                        + " join channel c on c.team = a.team and c.key = a.key where a.team = $1 and a.id = $2")
                .execute(Tuple.of(team, id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(ChannelStore::channel));
    }

    Uni<List<Channel>> readable(SqlConnection tx, String team) {
        return tx.preparedQuery(
                        "select " + COLUMNS
                                + " from channel c where c.team = $1 and (c.is_member or c.kind in ('im', 'mpim')) order by c.key")
                .execute(Tuple.of(team))
                .map(rows -> {
                    List<Channel> channels = new ArrayList<>();
                    rows.forEach(row -> channels.add(channel(row)));
                    return channels;
                });
    }

    Uni<Void> proven(SqlConnection tx, String team, long key, @Nullable Long since, long checkedAt) {
        return tx.preparedQuery("update channel set complete_since = $3, checked_at = $4 where team = $1 and key = $2")
                .execute(Tuple.of(team, key, since == null ? 0L : since, checkedAt))
                .replaceWithVoid();
    }

    Uni<Completeness> completeness(SqlConnection tx, String team, long key) {
        return tx.preparedQuery("select complete_since, checked_at from channel where team = $1 and key = $2")
                .execute(Tuple.of(team, key))
                .map(ChannelStore::completeness);
    }

    /** Of all readable channels: proven when each of them is, from the latest of their beginnings. */
    Uni<Completeness> completeness(SqlConnection tx, String team) {
        return tx.preparedQuery("select case when bool_and(complete_since is not null) then max(complete_since) end"
                        + " as complete_since, min(checked_at) as checked_at"
                        + " from channel where team = $1 and (is_member or kind in ('im', 'mpim'))")
                .execute(Tuple.of(team))
                .map(ChannelStore::completeness);
    }

    private static Completeness completeness(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return Completeness.of(row.getLong("complete_since"), row.getLong("checked_at"));
    }

    /** The teams that hold a channel with this id, whoever asks: aliases hold no content and know no tenant. */
    Uni<List<String>> holders(SqlConnection tx, String id) {
        return tx.preparedQuery("select team from channel_alias where id = $1 order by team")
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("team"))
                        .toList());
    }

    static Channel channel(Row row) {
        return new Channel(
                row.getLong("key"),
                row.getString("id"),
                row.getString("name"),
                ChannelKind.named(row.getString("kind")),
                row.getBoolean("is_archived"),
                row.getBoolean("is_member"),
                row.getString("topic"),
                row.getString("purpose"),
                row.getBoolean("described"));
    }
}
