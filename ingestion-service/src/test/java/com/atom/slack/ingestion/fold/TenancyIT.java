package com.atom.slack.ingestion.fold;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.ingestion.house.Archive;
import com.atom.slack.ingestion.house.Stage;
import com.atom.slack.kit.tenancy.Tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Row-level security by itself: none of these statements names a team. */
@Archive
class TenancyIT {

    private static final List<String> TABLES = List.of(
            "message",
            "message_version",
            "reaction",
            "channel",
            "channel_member",
            "slack_user",
            "file",
            "workspace_info",
            "parked_event");

    /** Tables that name a team and hold nothing that was said or that describes a person. */
    private static final String WITHOUT_CONTENT =
            "'channel_alias', 'seen_event', 'parked_team', 'outbox', 'outbox_seq',"
                    + " 'purge', 'backfill_run', 'backfill_task', 'backfill_beginning'";

    @Inject
    Pool pool;

    @Inject
    Tenancy tenancy;

    @Inject
    Stage stage;

    private long rows(String team, String table) {
        return tenancy.in(
                        team,
                        tx -> tx.query("select count(*) as n from " + table).execute())
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong("n");
    }

    /** A table that comes later has to be given a policy, or a place in the list above. */
    @Test
    @Tag("security-32")
    void everyTableWithContentHasAPolicy() {
        String bare =
                "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'team'"
                        + " where c.relnamespace = 'archive'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity"
                        + " and c.relname not in (" + WITHOUT_CONTENT + ")";
        List<String> names = new ArrayList<>();
        pool.query(bare).execute().await().indefinitely().forEach(row -> names.add(row.getString("relname")));
        assertThat(names).isEmpty();
    }

    @Test
    @Tag("security-32")
    void anotherTenantSeesNothing() {
        stage.page("TMINE", "C1", "[{\"ts\":\"1750000001.000000\",\"user\":\"U1\",\"text\":\"mine\"}]");

        assertThat(rows("TMINE", "message")).isEqualTo(1);
        TABLES.forEach(table -> assertThat(rows("TNOBODY", table)).as(table).isZero());
    }

    @Test
    @Tag("security-32")
    void aPooledConnectionKeepsNothingOfTheTenant() {
        stage.page("TMINE2", "C1", "[{\"ts\":\"1750000001.000000\",\"user\":\"U1\",\"text\":\"mine\"}]");

        for (int i = 0; i < 40; i++) {
            TABLES.forEach(table -> assertThat(pool.query("select count(*) as n from " + table)
                            .execute()
                            .await()
                            .indefinitely()
                            .iterator()
                            .next()
                            .getLong("n"))
                    .isZero());
        }
    }

    @Test
    @Tag("security-32")
    void nobodyWritesForAnotherTenant() {
        assertThatThrownBy(() -> tenancy.in(
                                "TMINE3",
                                tx -> tx.query("insert into slack_user (team, id, observed_at, hash, raw)"
                                                + " values ('TOTHER', 'U1', 0, '', '{}')")
                                        .execute())
                        .await()
                        .indefinitely())
                .isInstanceOf(PgException.class)
                .hasMessageContaining("row-level security");
    }

    @Test
    @Tag("security-32")
    void theSearchFunctionFindsNothingWithoutATenant() {
        stage.page("TMINE4", "C1", "[{\"ts\":\"1750000001.000000\",\"user\":\"U1\",\"text\":\"mine alone\"}]");
        String search =
                "select * from search_messages('{alone}', '{}', null, null, null, null, null, null, null, null, null,"
                        + " true, '{}', false, false, null, null, null, 10)";

        assertThat(tenancy.in("TMINE4", tx -> tx.query(search).execute())
                        .await()
                        .indefinitely()
                        .size())
                .isEqualTo(1);
        assertThat(tenancy.in("TOTHER4", tx -> tx.query(search).execute())
                        .await()
                        .indefinitely()
                        .size())
                .isZero();
        assertThat(tenancy.in("", tx -> tx.query(search).execute())
                        .await()
                        .indefinitely()
                        .size())
                .isZero();
    }
}
