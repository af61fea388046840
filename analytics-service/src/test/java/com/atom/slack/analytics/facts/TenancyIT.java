package com.atom.slack.analytics.facts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.devstack.testing.InfrastructureResource;
import com.atom.slack.kit.tenancy.Tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Row-level security by itself: none of these statements names a team. */
@QuarkusTest
@WithTestResource(value = InfrastructureResource.class, initArgs = @ResourceArg(name = "schema", value = "analytics"))
@Tag("security-32")
class TenancyIT {

    private static final List<String> TABLES = List.of("channel", "fact", "quarter_hour");
    private static final String MINE = "TMINE";

    @Inject
    Pool pool;

    @Inject
    Tenancy tenancy;

    @BeforeEach
    void aRowInEveryTable() {
        List.of(
                        "insert into channel values ('TMINE', 1, 'C1', false, 1) on conflict do nothing",
                        "insert into fact values ('TMINE', 1, '1.000001', 1, now(), now(), 'U1', false, null, null, 1, 0, 0, 0,"
                                + " false, true) on conflict do nothing",
                        "insert into quarter_hour values ('TMINE', '2026-01-01T00:00:00Z', 1, 'U1', 1, 1) on conflict do nothing")
                .forEach(insert -> get(tenancy.in(MINE, tx -> tx.query(insert).execute())));
    }

    /** A table that comes later has to be given a policy; what is counted by a purge alone is without content. */
    @Test
    void everyTableThatNamesATeamHasAPolicyThatBindsItsOwnerToo() {
        String bare =
                "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'team'"
                        + " where c.relnamespace = 'analytics'::regnamespace and c.relkind in ('r', 'p')"
                        + " and c.relname <> 'purge' and not (c.relrowsecurity and c.relforcerowsecurity)";

        List<String> names = new ArrayList<>();
        get(pool.query(bare).execute()).forEach(row -> names.add(row.getString("relname")));
        assertThat(names).isEmpty();
    }

    @Test
    void anotherTenantSeesNothing() {
        TABLES.forEach(table -> {
            assertThat(number(tenancy.in(MINE, tx -> rows(tx, table))))
                    .as(table)
                    .isEqualTo(1);
            assertThat(number(tenancy.in("TNOBODY", tx -> rows(tx, table))))
                    .as(table)
                    .isZero();
        });
    }

    @Test
    void aPooledConnectionKeepsNothingOfTheLastCaller() {
        for (int turn = 0; turn < 40; turn++) {
            TABLES.forEach(table -> {
                assertThat(number(tenancy.in(MINE, tx -> rows(tx, table)))).isEqualTo(1);
                assertThat(get(pool.query(count(table)).execute())
                                .iterator()
                                .next()
                                .getLong("n"))
                        .as(table)
                        .isZero();
            });
        }
    }

    @Test
    void nobodyWritesForAnotherTenant() {
        assertThatThrownBy(() -> get(tenancy.in(
                        "TOTHER",
                        tx -> tx.query("insert into channel values ('TMINE9', 1, 'C1', false, 1)")
                                .execute())))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("row-level security");
    }

    private static Uni<Long> rows(SqlConnection connection, String table) {
        return connection
                .query(count(table))
                .execute()
                .map((RowSet<Row> rows) -> rows.iterator().next().getLong("n"));
    }

    private static String count(String table) {
        return "select count(*) as n from " + table;
    }

    private static long number(Uni<Long> later) {
        return get(later);
    }

    private static <T> T get(Uni<T> later) {
        return later.await().atMost(Duration.ofSeconds(10));
    }
}
