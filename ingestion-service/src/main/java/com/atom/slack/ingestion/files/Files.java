package com.atom.slack.ingestion.files;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.columns.Columns;
import com.atom.slack.ingestion.wire.Fields;
import com.atom.slack.ingestion.wire.SlackTs;
import com.atom.slack.ingestion.wire.Storable;

/** The files of a workspace. Every method runs in the caller's transaction, which must have entered the team. */
@ApplicationScoped
public class Files {

    /** Modes of objects that name a file without describing it. */
    private static final Set<String> STUBS = Set.of("file_access", "hidden_by_limit", "tombstone");

    /** @param json the whole object; absent for a stub */
    private record FileRow(String id, @Nullable String json, long observedAt, boolean deleted) {}

    /** Takes in file objects, whole ones or stubs with only an id; a whole one wins over a stub, a newer one over an older. */
    public Uni<Void> seen(SqlConnection tx, String team, List<JsonNode> files, Instant observedAt) {
        return seen(tx, team, files, SlackTs.micros(observedAt));
    }

    /** As above, with the observation time in microseconds. Objects without an id are left out. */
    public Uni<Void> seen(SqlConnection tx, String team, List<JsonNode> files, long observedAt) {
        Map<String, FileRow> rows = new LinkedHashMap<>();
        for (JsonNode file : files) {
            String id = Fields.text(file, "id");
            if (id != null) {
                rows.merge(id, row(file, id, observedAt), (one, other) -> other.json() == null ? one : other);
            }
        }
        return rows.isEmpty() ? Uni.createFrom().voidItem() : join(tx, team, List.copyOf(rows.values()));
    }

    private static FileRow row(JsonNode file, String id, long observedAt) {
        String mode = Fields.text(file, "mode");
        boolean stub = file.size() < 3 || (mode != null && STUBS.contains(mode));
        return new FileRow(id, stub ? null : Storable.of(file).json(), stub ? 0 : observedAt, "tombstone".equals(mode));
    }

    /** Takes in that a file was deleted, which is final. */
    public Uni<Void> deleted(SqlConnection tx, String team, String file) {
        return join(tx, team, List.of(new FileRow(file, null, 0, true)));
    }

    private static Uni<Void> join(SqlConnection tx, String team, List<FileRow> rows) {
        return tx.preparedQuery("""
                        insert into file as f (team, id, raw, observed_at, deleted)
                        select $1, n.id, n.raw::jsonb, n.observed_at, n.deleted
                        from unnest($2::text[], $3::text[], $4::bigint[], $5::boolean[]) as n (id, raw, observed_at, deleted)
                        order by n.id
                        on conflict (team, id) do update
                        set raw = case when excluded.observed_at > f.observed_at then excluded.raw else f.raw end,
                            observed_at = greatest(f.observed_at, excluded.observed_at),
                            deleted = f.deleted or excluded.deleted
                        where excluded.observed_at > f.observed_at or (excluded.deleted and not f.deleted)
                        """).execute(columns(team, rows)).replaceWithVoid();
    }

    private static Tuple columns(String team, List<FileRow> rows) {
        return Columns.of(team, rows)
                .text(FileRow::id)
                .text(FileRow::json)
                .number(FileRow::observedAt)
                .flag(FileRow::deleted)
                .tuple();
    }
}
