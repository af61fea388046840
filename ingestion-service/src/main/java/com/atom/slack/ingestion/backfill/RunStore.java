package com.atom.slack.ingestion.backfill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.IngestConfig;

/** The table backfill_run. */
@ApplicationScoped
class RunStore {

    private static final String COLUMNS =
            "r.id, r.team, r.state, r.config::text as config, r.channels, r.listed, r.started_at, r.finished_at, r.error";

    private final ObjectMapper mapper;

    RunStore(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** A new run; empty when one of the workspace is under way. */
    Uni<Optional<Run>> insertIfNoneActive(
            SqlConnection tx, UUID id, String team, @Nullable IngestConfig config, @Nullable List<String> channels) {
        return tx.preparedQuery("insert into backfill_run as r (id, team, config, channels)"
                        + " values ($1, $2, $3::text::jsonb, $4) on conflict (team) where state <> 'done' do nothing"
                        + " returning " + COLUMNS)
                .execute(Tuple.of(id, team, json(config), channels == null ? null : channels.toArray(String[]::new)))
                .map(this::first);
    }

    Uni<Optional<Run>> active(SqlConnection tx, String team) {
        return tx.preparedQuery("select " + COLUMNS + " from backfill_run r where r.team = $1 and r.state <> 'done'")
                .execute(Tuple.of(team))
                .map(this::first);
    }

    Uni<Optional<Run>> find(SqlConnection tx, String team, UUID id) {
        return tx.preparedQuery("select " + COLUMNS + " from backfill_run r where r.team = $1 and r.id = $2")
                .execute(Tuple.of(team, id))
                .map(this::first);
    }

    Uni<Optional<Run>> newest(SqlConnection tx, String team) {
        return tx.preparedQuery("select " + COLUMNS
                        + " from backfill_run r where r.team = $1 order by r.started_at desc limit 1")
                .execute(Tuple.of(team))
                .map(this::first);
    }

    /** The newest run of all channels of the workspace that came to its end. */
    Uni<Optional<Run>> lastDone(SqlConnection tx, String team) {
        return tx.preparedQuery("select " + COLUMNS + " from backfill_run r where r.team = $1 and r.state = 'done'"
                        + " and r.channels is null order by r.started_at desc limit 1")
                .execute(Tuple.of(team))
                .map(this::first);
    }

    /** Of every workspace the newest run, and the newest run of all its channels if that is another. */
    Uni<List<Run>> current(SqlConnection tx) {
        return tx.preparedQuery("select distinct on (r.team, r.channels is null) " + COLUMNS
                        + " from backfill_run r order by r.team, r.channels is null, r.started_at desc")
                .execute()
                .map(this::all);
    }

    /** The list of channels was read to its end. */
    Uni<Void> listed(SqlConnection tx, UUID run) {
        return tx.preparedQuery("update backfill_run set listed = true where id = $1")
                .execute(Tuple.of(run))
                .replaceWithVoid();
    }

    /** No token: nothing is tried before the pause is over. Answers whether that is news. */
    Uni<Boolean> needsReauth(SqlConnection tx, UUID run, String error, Duration pause) {
        return tx.preparedQuery("update backfill_run set state = 'needs_reauth', error = $2,"
                        + " next_at = now() + $3 * interval '1 millisecond' where id = $1 and state = 'running'")
                .execute(Tuple.of(run, error, pause.toMillis()))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Goes on after a pause for want of a token, when that is over. */
    Uni<Void> resume(SqlConnection tx, UUID run) {
        return tx.preparedQuery("update backfill_run set state = 'running', error = null"
                        + " where id = $1 and state = 'needs_reauth' and next_at <= now()")
                .execute(Tuple.of(run))
                .replaceWithVoid();
    }

    /** Done, if nothing is open and nothing has come up for so long. Answers whether it is done now. */
    Uni<Boolean> finishIfQuiet(SqlConnection tx, UUID run, Duration quiet) {
        return tx.preparedQuery("""
                        update backfill_run r set state = 'done', finished_at = last.at
                        from (select max(greatest(made_at, read_at)) as at, bool_or(state = 'open') as open
                            from backfill_task where run = $1) last
                        where r.id = $1 and r.state = 'running' and r.listed and not last.open
                        and last.at < now() - $2 * interval '1 millisecond'
                        """).execute(Tuple.of(run, quiet.toMillis())).map(done -> done.rowCount() > 0);
    }

    /** A finished run with open tasks goes on, unless another run of the workspace is under way. */
    Uni<Void> reopenIfOpen(SqlConnection tx, UUID run) {
        return tx.preparedQuery("""
                        update backfill_run r set state = 'running', finished_at = null where r.id = $1 and r.state = 'done'
                        and exists (select from backfill_task t where t.run = r.id and t.state = 'open')
                        and not exists (select from backfill_run a where a.team = r.team and a.state <> 'done')
                        """).execute(Tuple.of(run)).replaceWithVoid();
    }

    private Optional<Run> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private List<Run> all(RowSet<Row> rows) {
        List<Run> runs = new ArrayList<>();
        rows.forEach(row -> runs.add(run(row)));
        return runs;
    }

    private Run run(Row row) {
        String[] channels = row.getArrayOfStrings("channels");
        var finishedAt = row.getOffsetDateTime("finished_at");
        return new Run(
                row.getUUID("id"),
                row.getString("team"),
                Run.State.named(row.getString("state")),
                config(row.getString("config")),
                channels == null ? null : List.of(channels),
                row.getBoolean("listed"),
                row.getOffsetDateTime("started_at").toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                row.getString("error"));
    }

    @Nullable
    IngestConfig config(@Nullable String json) {
        try {
            return json == null ? null : mapper.readValue(json, IngestConfig.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a run's configuration cannot be read", unreadable);
        }
    }

    private @Nullable String json(@Nullable IngestConfig config) {
        try {
            return config == null ? null : mapper.writeValueAsString(config);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a run's configuration cannot be written", unwritable);
        }
    }
}
