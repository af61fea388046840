package com.atom.slack.auth.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

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

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.kit.tenancy.Tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Row-level security by itself: none of these statements names a team. */
@QuarkusTest
@Tag("security-32")
class TenancyIT extends AuthServiceTest {

    private static final List<String> TABLES = List.of("workspace", "data_key", "token", "audit");

    /** Tables that name a team and hold no secret of it: what is about to be installed, and what is to be announced. */
    private static final String WITHOUT_CONTENT =
            "'pending_installation', 'outbox', 'outbox_seq', 'token_refresh', 'org_member', 'purge'";

    private static final String MINE = "TMINE";

    @Inject
    Pool pool;

    @Inject
    Tenancy tenancy;

    @BeforeEach
    void aRowInEveryTable() {
        List.of(
                        "insert into workspace (team, name, app_id, scopes, status, version, connected_at, changed_at, installed_at)"
                                + " values ('TMINE', 'mine', 'A1', '{}', 'DISCONNECTED', 1, now(), now(), now()) on conflict do nothing",
                        "insert into data_key (team, kek, wrapped, changed_at) values ('TMINE', 'k', '\\x00', now())"
                                + " on conflict do nothing",
                        "insert into token (team, kind, holder, version, sealed, scopes, stored_at) values"
                                + " ('TMINE', 'BOT', '', 1, '\\x00', '{}', now()) on conflict do nothing")
                .forEach(insert -> get(tenancy.in(MINE, tx -> tx.query(insert).execute())));
    }

    /** A table that comes later has to be given a policy, or a place in the list above. */
    @Test
    void everyTableThatNamesATeamHasAPolicyOrIsListed() {
        String bare =
                "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'team'"
                        + " where c.relnamespace = 'auth'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity"
                        + " and c.relname not in (" + WITHOUT_CONTENT + ")";

        List<String> names = new ArrayList<>();
        get(pool.query(bare).execute()).forEach(row -> names.add(row.getString("relname")));
        assertThat(names).isEmpty();
    }

    @Test
    void anotherTenantSeesNothing() {
        assertThat(number(tenancy.in(MINE, tx -> rows(tx, "token")))).isEqualTo(1);
        TABLES.forEach(table -> assertThat(number(tenancy.in("TNOBODY", tx -> rows(tx, table))))
                .as(table)
                .isZero());
    }

    @Test
    void aPooledConnectionKeepsNothingOfTheLastCaller() {
        for (int turn = 0; turn < 40; turn++) {
            assertThat(number(tenancy.in(MINE, tx -> rows(tx, "token")))).isEqualTo(1);
            TABLES.forEach(table -> assertThat(get(pool.query(count(table)).execute())
                            .iterator()
                            .next()
                            .getLong("n"))
                    .as(table)
                    .isZero());
        }
    }

    @Test
    void aTransactionThatFailedLeavesNothingBehindEither() {
        for (int turn = 0; turn < 20; turn++) {
            assertThatThrownBy(() ->
                            get(tenancy.in(MINE, tx -> tx.query("select 1/0").execute())))
                    .isInstanceOf(PgException.class);
            assertThat(number(tenancy.outside(tx -> rows(tx, "token")))).isZero();
        }
    }

    @Test
    void nobodyWritesForAnotherTenant() {
        assertThatThrownBy(() -> get(tenancy.in(
                        "TOTHER",
                        tx -> tx.query("insert into data_key (team, kek, wrapped, changed_at)"
                                        + " values ('TMINE9', 'k', '\\x00', now())")
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

    /** Entries of the audit about no workspace belong to nobody. */
    private static String count(String table) {
        return "select count(*) as n from " + table + " where team is not null";
    }

    private static long number(Uni<Long> later) {
        return get(later);
    }

    private static <T> T get(Uni<T> later) {
        return later.await().atMost(Duration.ofSeconds(10));
    }
}
