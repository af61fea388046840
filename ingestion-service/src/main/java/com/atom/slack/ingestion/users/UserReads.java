package com.atom.slack.ingestion.users;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.contracts.api.UsersRequest;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.ingestion.paging.Cursors;
import com.atom.slack.ingestion.paging.Reads;
import com.atom.slack.ingestion.workspaces.Workspaces;

/** The list of users, by id; guests, bots and deactivated accounts only when asked for. */
@ApplicationScoped
class UserReads {

    /** Escapes what LIKE would take for a pattern. */
    private static final String MATCHES = """
             from slack_user u where u.team = $1 and ($2 or not u.is_restricted) and ($3 or not u.is_bot) and ($4 or not u.deleted)
             and ($5::text is null or concat_ws(' ', u.name, u.real_name, u.display_name)
                 ilike '%' || replace(replace(replace($5, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')
            """;

    private final Reads reads;
    private final Cursors cursors;
    private final Workspaces workspaces;
    private final ObjectMapper mapper;
    private final Clock clock;

    UserReads(Reads reads, Cursors cursors, Workspaces workspaces, ObjectMapper mapper, Clock clock) {
        this.reads = reads;
        this.cursors = cursors;
        this.workspaces = workspaces;
        this.mapper = mapper;
        this.clock = clock;
    }

    Uni<UsersAnswer> list(String team, UsersRequest asked) {
        UsersAnswer.Filters filters = new UsersAnswer.Filters(
                asked.includeRestricted(), asked.includeBots(), asked.includeDeleted(), asked.query());
        String scope = String.join("|", "users", team, filters.toString());
        String after = cursors.open(scope, asked.cursor()).map(List::getFirst).orElse("");
        return reads.in(
                team,
                tx -> total(tx, matches(team, filters))
                        .chain(total -> page(tx, matches(team, filters), after, asked.limit())
                                .map(rows -> answer(team, scope, rows, asked.limit(), total, filters))));
    }

    private static Tuple matches(String team, UsersAnswer.Filters filters) {
        return Tuple.of(
                team, filters.includeRestricted(), filters.includeBots(), filters.includeDeleted(), filters.query());
    }

    private static Uni<Long> total(SqlConnection tx, Tuple matches) {
        return tx.preparedQuery("select count(*) as total" + MATCHES)
                .execute(matches)
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    private static Uni<List<Row>> page(SqlConnection tx, Tuple matches, String after, int limit) {
        return tx.preparedQuery("select u.id, u.raw::text as raw" + MATCHES + " and u.id > $6 order by u.id limit $7")
                .execute(matches.addString(after).addInteger(limit + 1))
                .map(rows -> {
                    List<Row> found = new ArrayList<>();
                    rows.forEach(found::add);
                    return found;
                });
    }

    private UsersAnswer answer(
            String team, String scope, List<Row> rows, int limit, long total, UsersAnswer.Filters filters) {
        boolean more = rows.size() > limit;
        List<Row> page = more ? rows.subList(0, limit) : rows;
        return new UsersAnswer(
                true,
                clock.instant(),
                page.stream().map(row -> view(team, row)).toList(),
                total,
                more ? cursors.seal(scope, page.getLast().getString("id")) : null,
                filters);
    }

    private ObjectNode view(String team, Row row) {
        try {
            ObjectNode view = (ObjectNode) mapper.readTree(row.getString("raw"));
            view.put("workspace_id", team);
            workspaces.find(team).map(WorkspaceState::name).ifPresent(name -> view.put("workspace_name", name));
            String shown = view.path("profile").path("display_name").asText("");
            if (!shown.isEmpty()) {
                view.put("display_name", shown);
            }
            return view;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored user is not JSON", impossible);
        }
    }
}
