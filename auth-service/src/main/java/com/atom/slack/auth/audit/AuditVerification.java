package com.atom.slack.auth.audit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Recomputes the chain from its first seal to its last, a slice at a time, so that no statement runs long. */
@Singleton
class AuditVerification {

    private static final int SLICE = 10_000;
    private static final int MOST_FAULTS = 100;

    private final AuditSealer sealer;
    private final Pool pool;

    AuditVerification(AuditSealer sealer, Pool pool) {
        this.sealer = sealer;
        this.pool = pool;
    }

    /**
     * What was found.
     *
     * @param intact whether every entry says what it said when it was sealed, and none is missing
     * @param entries seals looked at
     * @param head the last hash, to be noted elsewhere: a later chain must still hold it at its place
     */
    record Verdict(boolean intact, long entries, @Nullable String head, List<Broken> faults) {}

    /** One fault; the position is absent for an entry that has no seal. */
    record Broken(@Nullable Long position, long entry, String fault) {}

    Uni<Verdict> verify() {
        return sealer.drain()
                .chain(() -> pool.query("select position, hash from audit_seal order by position desc limit 1")
                        .execute())
                .chain(rows -> rows.size() == 0
                        ? rest(0, null)
                        : verify(rows.iterator().next()));
    }

    private Uni<Verdict> verify(Row last) {
        return rest(
                last.getLong("position"),
                HexFormat.of().formatHex(last.getBuffer("hash").getBytes()));
    }

    private Uni<Verdict> rest(long end, @Nullable String head) {
        List<Broken> faults = new ArrayList<>();
        return slices(0, end, faults)
                .chain(() -> pool.query("select * from verify_audit_rest()").execute())
                .invoke(rows -> note(rows, faults))
                .map(done -> new Verdict(faults.isEmpty(), end, head, List.copyOf(faults)));
    }

    private Uni<Void> slices(long after, long end, List<Broken> faults) {
        if (after >= end || faults.size() >= MOST_FAULTS) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery("select * from verify_audit($1, $2)")
                .execute(Tuple.of(after, SLICE))
                .invoke(rows -> note(rows, faults))
                .chain(() -> slices(after + SLICE, end, faults));
    }

    private static void note(RowSet<Row> rows, List<Broken> faults) {
        StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Broken(row.getLong("place"), row.getLong("entry"), row.getString("fault")))
                .forEach(faults::add);
    }
}
