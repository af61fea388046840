package com.atom.slack.ingestion.backfill;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.channels.Channel;
import com.atom.slack.ingestion.messages.ThreadHead;

/** Progress and new tasks on the table backfill_task. */
@ApplicationScoped
class TaskProgress {

    private final BackfillConfig config;

    TaskProgress(BackfillConfig config) {
        this.config = config;
    }

    /** Writes what pages changed, in the transaction that folds them; a task that goes on gets a lease of full length. */
    Uni<Void> advance(SqlConnection tx, List<PageRead> pages) {
        return tx.preparedQuery("""
                        update backfill_task t set reached = p.reached, cursor = p.cursor, pages = t.pages + 1,
                            items = t.items + p.items, attempts = 0, reason = null, read_at = coalesce(p.read_at, t.read_at),
                            state = case when p.last then 'done' else t.state end,
                            lease_until = case when p.last then null else now() + $7 * interval '1 millisecond' end
                        from unnest($1::bigint[], $2::text[], $3::text[], $4::int[], $5::boolean[], $6::timestamptz[])
                            p (id, reached, cursor, items, last, read_at)
                        where t.id = p.id
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfLong(
                                pages.stream().map(page -> page.task().id()).toArray(Long[]::new))
                        .addArrayOfString(pages.stream()
                                .map(page -> page.task().reached())
                                .toArray(String[]::new))
                        .addArrayOfString(
                                pages.stream().map(page -> page.task().cursor()).toArray(String[]::new))
                        .addArrayOfInteger(pages.stream().map(PageRead::items).toArray(Integer[]::new))
                        .addArrayOfBoolean(pages.stream().map(PageRead::last).toArray(Boolean[]::new))
                        .addArrayOfOffsetDateTime(pages.stream()
                                .map(page -> page.readAt() == null
                                        ? null
                                        : page.readAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                        .addLong(config.lease().toMillis()))
                .replaceWithVoid();
    }

    /** The tasks about the workspace as a whole. */
    Uni<Void> begin(SqlConnection tx, Run run) {
        return tx.preparedQuery("insert into backfill_task (run, team, kind)"
                        + " select $1, $2, unnest(array['workspace', 'users', 'channels']) on conflict do nothing")
                .execute(Tuple.of(run.id(), run.team()))
                .replaceWithVoid();
    }

    /** A task for the history and one for the members of each channel that has none yet. Answers how many are new. */
    Uni<Integer> channels(SqlConnection tx, Run run, List<Channel> channels, String latest) {
        return tx.preparedQuery("""
                        insert into backfill_task (run, team, kind, channel_key, channel, oldest, latest)
                        select $1, $2, k.kind, c.key, c.id, case k.kind when 'history' then $5 end,
                            case k.kind when 'history' then $6 end
                        from unnest($3::bigint[], $4::text[]) c (key, id)
                        cross join (values ('history'), ('members')) k (kind)
                        where not exists (select from backfill_task t where t.run = $1 and t.kind = k.kind
                            and t.channel_key = c.key)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(
                        run.id(),
                        run.team(),
                        channels.stream().map(Channel::key).toArray(Long[]::new),
                        channels.stream().map(Channel::id).toArray(String[]::new),
                        run.selection().oldest(),
                        latest))
                .map(rows -> rows.rowCount());
    }

    /** A history that cannot be read, for the record: asked for by id, but unknown or not readable. */
    Uni<Void> unreadable(SqlConnection tx, Run run, @Nullable Long key, String channel, String reason) {
        return tx.preparedQuery("insert into backfill_task (run, team, kind, channel_key, channel, state, reason)"
                        + " values ($1, $2, 'history', $3, $4, 'stopped', $5) on conflict do nothing")
                .execute(Tuple.of(run.id(), run.team(), key, channel, reason))
                .replaceWithVoid();
    }

    /** A task for each thread of the channel that has none yet. */
    Uni<Void> threads(SqlConnection tx, Task history, List<ThreadHead> threads) {
        return threads.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery("""
                                insert into backfill_task (run, team, kind, channel_key, channel, thread_ts, expected)
                                select $1, $2, 'replies', $3, $4, h.ts, h.expected
                                from unnest($5::text[], $6::int[]) h (ts, expected) on conflict do nothing
                                """)
                        .execute(Tuple.of(
                                history.run(),
                                history.team(),
                                history.channelKey(),
                                history.channel(),
                                threads.stream().map(ThreadHead::ts).toArray(String[]::new),
                                threads.stream()
                                        .map(ThreadHead::expectedReplies)
                                        .toArray(Integer[]::new)))
                        .replaceWithVoid();
    }

    /** Notes when channels were made, in seconds since the epoch. */
    Uni<Void> beginnings(SqlConnection tx, String team, List<Long> keys, List<Long> created) {
        return tx.preparedQuery("insert into backfill_beginning (team, channel_key, created)"
                        + " select distinct on (k) $1, k, c from unnest($2::bigint[], $3::bigint[]) n (k, c)"
                        + " on conflict (team, channel_key) do update set created = excluded.created")
                .execute(Tuple.of(team, keys.toArray(Long[]::new), created.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** Histories read to their end, with all their threads, whose proof has not been noted yet. */
    Uni<List<Proof>> unprovenReadings(SqlConnection tx, UUID run) {
        return tx.preparedQuery("""
                        select h.channel_key, h.oldest, (select max(t.read_at) from backfill_task t where t.run = $1
                            and t.channel_key = h.channel_key and t.kind in ('history', 'replies')) as read_at
                        from backfill_task h where h.run = $1 and h.kind = 'history' and h.state = 'done' and not h.proven
                        and not exists (select from backfill_task t where t.run = $1 and t.channel_key = h.channel_key
                            and t.kind = 'replies' and t.state <> 'done')
                        """).execute(Tuple.of(run)).map(rows -> {
            List<Proof> proofs = new ArrayList<>();
            rows.forEach(row -> proofs.add(new Proof(
                    row.getLong("channel_key"),
                    row.getString("oldest"),
                    row.getOffsetDateTime("read_at").toInstant())));
            return proofs;
        });
    }

    /**
     * A channel whose history and threads were read.
     *
     * @param oldest beginning of the window; absent for the channel's beginning
     * @param readAt the last answer
     */
    record Proof(long channelKey, @Nullable String oldest, Instant readAt) {}

    Uni<Void> proven(SqlConnection tx, UUID run, long channelKey) {
        return tx.preparedQuery(
                        "update backfill_task set proven = true where run = $1 and channel_key = $2 and kind = 'history'")
                .execute(Tuple.of(run, channelKey))
                .replaceWithVoid();
    }

    /** Opens what was stopped for want of membership in channels that are readable now. Answers how many. */
    Uni<Integer> openAgain(SqlConnection tx, UUID run, List<Channel> readable) {
        return tx.preparedQuery(
                        "update backfill_task set state = 'open', reason = null where run = $1 and state = 'stopped'"
                                + " and reason in ('not_in_channel', 'channel_not_found') and next_at <= now() and channel_key = any($2)")
                .execute(Tuple.of(run, readable.stream().map(Channel::key).toArray(Long[]::new)))
                .map(rows -> rows.rowCount());
    }
}
