package com.atom.slack.ingestion.channels;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.contracts.api.ChannelsRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.ingestion.paging.Cursors;
import com.atom.slack.ingestion.paging.Reads;

/** The list of channels, by name, as far as the caller may see them. */
@ApplicationScoped
class ChannelReads {

    private static final List<String> PUBLIC = List.of("public_channel");
    private static final List<String> ALL = List.of("public_channel", "private_channel", "mpim", "im", "unknown");

    /** Escapes what LIKE would take for a pattern. */
    private static final String MATCHES = """
             from channel c where c.team = $1 and c.kind = any($2) and ($3 or not c.is_archived)
             and ($4::text is null or c.name ilike '%' || replace(replace(replace($4, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')
             and ($5 or c.kind = 'public_channel' or c.key = any($6))
            """;

    private final Reads reads;
    private final Visibility visibility;
    private final ChannelViews views;
    private final Channels channels;
    private final Cursors cursors;
    private final Clock clock;

    ChannelReads(
            Reads reads, Visibility visibility, ChannelViews views, Channels channels, Cursors cursors, Clock clock) {
        this.reads = reads;
        this.visibility = visibility;
        this.views = views;
        this.channels = channels;
        this.cursors = cursors;
        this.clock = clock;
    }

    Uni<ChannelsAnswer> list(String team, Caller caller, ChannelsRequest asked) {
        List<String> kinds = asked.types() != null && !asked.types().isEmpty()
                ? asked.types()
                : asked.includePrivate() ? ALL : PUBLIC;
        ChannelsAnswer.Filters filters =
                new ChannelsAnswer.Filters(asked.includePrivate(), asked.includeArchived(), kinds, asked.query());
        String scope = String.join("|", "channels", team, filters.toString());
        List<String> after = cursors.open(scope, asked.cursor()).orElse(List.of("", "0"));
        return reads.in(
                team,
                tx -> visibility.also(tx, team, caller).chain(also -> {
                    Tuple matches = Tuple.of(
                                    team,
                                    kinds.toArray(String[]::new),
                                    asked.includeArchived(),
                                    asked.query(),
                                    caller.allChannels())
                            .addValue(also.toArray(Long[]::new));
                    return total(tx, matches)
                            .chain(total -> page(tx, matches, after, asked.limit())
                                    .chain(rows -> answer(tx, team, scope, rows, asked.limit(), total, filters)));
                }));
    }

    private static Uni<Long> total(SqlConnection tx, Tuple matches) {
        return tx.preparedQuery("select count(*) as total" + MATCHES)
                .execute(matches)
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    private static Uni<List<Row>> page(SqlConnection tx, Tuple matches, List<String> after, int limit) {
        Tuple paged = Tuple.tuple();
        for (int i = 0; i < matches.size(); i++) {
            paged.addValue(matches.getValue(i));
        }
        return tx.preparedQuery(
                        "select " + ChannelStore.COLUMNS + ", c.raw::text as raw, c.complete_since, c.checked_at,"
                                + " (select count(*)::int from channel_member m where m.team = c.team and m.channel_key = c.key"
                                + " and m.present) as members" + MATCHES
                                + " and (coalesce(c.name, ''), c.key) > ($7, $8) order by coalesce(c.name, ''), c.key limit $9")
                .execute(paged.addString(after.get(0))
                        .addLong(Long.valueOf(after.get(1)))
                        .addInteger(limit + 1))
                .map(rows -> {
                    List<Row> found = new ArrayList<>();
                    rows.forEach(found::add);
                    return found;
                });
    }

    private Uni<ChannelsAnswer> answer(
            SqlConnection tx,
            String team,
            String scope,
            List<Row> rows,
            int limit,
            long total,
            ChannelsAnswer.Filters filters) {
        boolean more = rows.size() > limit;
        List<Row> page = more ? rows.subList(0, limit) : rows;
        List<ObjectNode> shown = page.stream().map(row -> views.of(team, row)).toList();
        String next = more
                ? cursors.seal(
                        scope,
                        name(page.getLast()),
                        String.valueOf(page.getLast().getLong("key")))
                : null;
        return channels.completeness(tx, team)
                .map(complete -> new ChannelsAnswer(true, clock.instant(), shown, total, next, filters, complete));
    }

    private static String name(Row row) {
        String name = row.getString("name");
        return name == null ? "" : name;
    }
}
