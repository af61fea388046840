package com.atom.slack.ingestion.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.ChangeKind;
import com.atom.slack.contracts.changes.MessageFacts;
import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.ingestion.paging.Cursors;
import com.atom.slack.ingestion.paging.Reads;
import com.atom.slack.kit.identity.CurrentCaller;

/** The facts of every visible message of a workspace, for whoever rebuilds numbers from nothing; services only. */
@Path("/internal/facts")
@Produces(MediaType.APPLICATION_JSON)
class FactsResource {

    private static final int PAGE = 5000;

    private final Reads reads;
    private final Cursors cursors;
    private final CurrentCaller current;
    private final Clock clock;

    FactsResource(Reads reads, Cursors cursors, CurrentCaller current, Clock clock) {
        this.reads = reads;
        this.cursors = cursors;
        this.current = current;
        this.clock = clock;
    }

    /**
     * @param facts as changes of kind {@code MESSAGE_ADDED} with {@code after} and the row's version, ordered by channel and ts
     * @param nextCursor absent on the last page
     */
    public record FactsPage(
            List<ArchiveChange> facts, @Nullable String nextCursor) {}

    @GET
    public Uni<FactsPage> facts(@RestQuery @Nullable String cursor) {
        current.require(Role.SERVICE);
        String team = current.team(null);
        String scope = "facts|" + team;
        List<String> position = cursors.open(scope, cursor).orElse(List.of("0", ""));
        return reads.in(team, tx -> page(tx, team, Long.parseLong(position.get(0)), position.get(1)))
                .map(facts -> new FactsPage(
                        facts,
                        facts.size() < PAGE
                                ? null
                                : cursors.seal(
                                        scope,
                                        String.valueOf(facts.getLast().channelKey()),
                                        String.valueOf(facts.getLast().ts()))));
    }

    private Uni<List<ArchiveChange>> page(SqlConnection tx, String team, long afterChannel, String afterTs) {
        return tx.preparedQuery("""
                        select m.channel_key, m.ts, c.id as channel, c.kind, m.user_id, m.bot_id, m.subtype, m.thread_ts,
                            m.thread_parent, m.length, m.mentions, coalesce(cardinality(m.file_ids), 0) as files, m.reactions,
                            m.version, m.origin
                        from message m join channel c on c.team = m.team and c.key = m.channel_key
                        where m.team = $1 and (m.channel_key, m.ts) > ($2, $3) and not m.deleted and m.content_rank is not null
                        order by m.channel_key, m.ts limit $4
                        """)
                .execute(Tuple.of(team, afterChannel, afterTs, PAGE))
                .map(rows -> {
                    Instant now = clock.instant();
                    List<ArchiveChange> facts = new ArrayList<>();
                    rows.forEach(row -> facts.add(fact(team, row, now)));
                    return facts;
                });
    }

    private static ArchiveChange fact(String team, Row row, Instant now) {
        String ts = row.getString("ts");
        String thread = row.getString("thread_ts");
        return new ArchiveChange(
                team,
                row.getLong("channel_key"),
                row.getString("channel"),
                !"public_channel".equals(row.getString("kind")),
                ts,
                null,
                null,
                ChangeKind.MESSAGE_ADDED,
                row.getLong("version"),
                Origin.valueOf(row.getString("origin")),
                now,
                null,
                new MessageFacts(
                        row.getString("user_id"),
                        row.getString("bot_id"),
                        row.getString("subtype"),
                        thread != null ? thread : row.getBoolean("thread_parent") ? ts : null,
                        row.getInteger("length"),
                        row.getInteger("mentions"),
                        row.getInteger("files"),
                        row.getInteger("reactions")),
                0);
    }
}
