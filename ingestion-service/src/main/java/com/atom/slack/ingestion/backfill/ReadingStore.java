package com.atom.slack.ingestion.backfill;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** How far runs are, summed up from backfill_task. */
@ApplicationScoped
class ReadingStore {

    /**
     * Tasks of one kind.
     *
     * @param open not done and not stopped
     * @param pages calls that were answered
     */
    record Kind(long open, long done, long stopped, long pages, long items) {
        static final Kind NONE = new Kind(0, 0, 0, 0, 0);
    }

    Uni<Map<TaskKind, Kind>> kinds(SqlConnection tx, UUID run) {
        return tx.preparedQuery("""
                        select kind, count(*) filter (where state = 'open') as open,
                            count(*) filter (where state = 'done') as done,
                            count(*) filter (where state = 'stopped') as stopped,
                            sum(pages)::bigint as pages, sum(items)::bigint as items
                        from backfill_task where run = $1 group by kind
                        """).execute(Tuple.of(run)).map(rows -> {
            Map<TaskKind, Kind> kinds = new EnumMap<>(TaskKind.class);
            rows.forEach(row -> kinds.put(
                    TaskKind.named(row.getString("kind")),
                    new Kind(
                            row.getLong("open"),
                            row.getLong("done"),
                            row.getLong("stopped"),
                            row.getLong("pages"),
                            row.getLong("items"))));
            return kinds;
        });
    }

    Uni<List<ChannelReading>> channels(SqlConnection tx, UUID run) {
        return tx.preparedQuery("""
                        select h.channel_key, h.channel, h.state, h.reason, h.needed, h.latest, h.reached, h.pages,
                            coalesce(h.oldest, b.created || '.000000') as begins,
                            h.items + coalesce(r.items, 0) as messages, coalesce(r.threads, 0) as threads,
                            coalesce(r.read, 0) as read, coalesce(r.to_come, 0) as to_come,
                            greatest(h.read_at, r.read_at) as read_at
                        from backfill_task h
                        left join backfill_beginning b on b.team = h.team and b.channel_key = h.channel_key and b.created > 0
                        left join (select channel, count(*) as threads, count(*) filter (where state = 'done') as read,
                                sum(items)::bigint as items, max(read_at) as read_at,
                                coalesce(sum(expected) filter (where state = 'open'), 0)::bigint as to_come
                            from backfill_task where run = $1 and kind = 'replies' group by channel) r
                            on r.channel = h.channel
                        where h.run = $1 and h.kind = 'history' order by h.id
                        """).execute(Tuple.of(run)).map(rows -> {
            List<ChannelReading> readings = new ArrayList<>();
            rows.forEach(row -> {
                OffsetDateTime readAt = row.getOffsetDateTime("read_at");
                readings.add(new ChannelReading(
                        row.getLong("channel_key"),
                        row.getString("channel"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getString("needed"),
                        row.getString("begins"),
                        row.getString("latest"),
                        row.getString("reached"),
                        row.getInteger("pages"),
                        row.getLong("messages"),
                        row.getLong("threads"),
                        row.getLong("read"),
                        row.getLong("to_come"),
                        readAt == null ? null : readAt.toInstant()));
            });
            return readings;
        });
    }
}
