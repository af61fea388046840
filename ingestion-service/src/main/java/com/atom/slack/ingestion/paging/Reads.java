package com.atom.slack.ingestion.paging;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;

import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.tenancy.Tenancy;

/** Units of work that only read: one transaction about one workspace, no statement of it longer than two seconds. */
@ApplicationScoped
public class Reads {

    private static final String CANCELLED = "57014";

    private final Tenancy tenancy;

    Reads(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Fails with a 503 problem when a statement takes too long. */
    public <T> Uni<T> in(String team, Function<SqlConnection, Uni<T>> work) {
        return tenancy.in(team, tx -> limited(tx).chain(() -> work.apply(tx)))
                .onFailure(Reads::tookTooLong)
                .transform(slow -> CommonProblem.SERVICE_UNAVAILABLE.because(
                        "the archive took more than two seconds; ask for less at once"));
    }

    private static Uni<Void> limited(SqlConnection tx) {
        return tx.preparedQuery("select set_config('statement_timeout', '2000', true),"
                        + " set_config('transaction_read_only', 'on', true)")
                .execute()
                .replaceWithVoid();
    }

    private static boolean tookTooLong(Throwable failure) {
        return failure instanceof PgException refused && CANCELLED.equals(refused.getSqlState());
    }
}
