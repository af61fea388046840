package com.atom.slack.ingestion.search;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.devstack.testing.TestInfrastructure;
import com.atom.slack.ingestion.house.Archive;

import static org.assertj.core.api.Assertions.assertThat;

/** What the second wall costs: the search of the service beside the same one by the tables' owner, whom no policy binds. */
@Archive
class SearchCostIT {

    private static final int TENANTS = 10;
    private static final int ROWS_EACH = 20_000;
    private static final int RUNS = 60;
    private static final int ATTEMPTS = 3;
    private static final double ALLOWED = 1.5;

    private static final String ARGUMENTS = "('{needle}', '{}', null, null, null, null, null, null, null, null, null,"
            + " true, '{}', false, false, null, null, null, 100)";

    @BeforeEach
    void manyTenants() throws SQLException {
        try (Connection owner = connect("archive_owner");
                Statement statement = owner.createStatement()) {
            statement.execute("insert into channel (team, key, id, name, kind) select 'TCOST' || tenant,"
                    + " 9000000 + tenant, 'CCOST', 'cost', 'public_channel' from generate_series(1, " + TENANTS
                    + ") tenant");
            // one message in a hundred has the word
            statement.execute("insert into message (team, channel_key, ts, content_rank, observed_at, text, user_id,"
                    + " version, origin) select 'TCOST' || tenant, 9000000 + tenant,"
                    + " (1700000000 + number * 60)::text || '.000100', 1700000000000000 + number, 1, 'message ' || number"
                    + " || ' about w' || number % 997 || case when number % 100 = 0 then ' and the needle' else '' end,"
                    + " 'U' || number % 50, 1, 'BACKFILL' from generate_series(1, " + TENANTS
                    + ") tenant, generate_series(1, " + ROWS_EACH + ") number");
            statement.execute("analyze message");
            statement.execute("analyze channel");
            String bare = single(
                    statement,
                    "select replace(pg_get_functiondef('search_messages'::regproc), 'archive.search_messages(',"
                            + " 'archive.search_messages_bare(')");
            statement.execute(bare);
        }
    }

    @AfterEach
    void forget() throws SQLException {
        try (Connection owner = connect("archive_owner");
                Statement statement = owner.createStatement()) {
            statement.execute("drop function search_messages_bare");
            statement.execute("delete from message where team like 'TCOST%'");
            statement.execute("delete from channel where team like 'TCOST%'");
            statement.execute("analyze message");
        }
    }

    @Test
    @Tag("security-32")
    void searchCostsHardlyMoreThanWithoutRowLevelSecurity() throws SQLException {
        try (Connection service = connect("archive_app");
                Connection owner = connect("archive_owner")) {
            double ratio = Double.MAX_VALUE;
            for (int attempt = 0; attempt < ATTEMPTS && ratio > ALLOWED; attempt++) {
                ratio = ratio(service, owner);
            }
            assertThat(ratio)
                    .as("search of %,d messages of %d tenants", TENANTS * ROWS_EACH, TENANTS)
                    .isLessThanOrEqualTo(ALLOWED);
        }
    }

    /** Of the medians; the two take turns, so that whatever else runs disturbs both. */
    private static double ratio(Connection service, Connection owner) throws SQLException {
        long[] walled = new long[RUNS];
        long[] bare = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            String team = "TCOST" + (1 + run % TENANTS);
            walled[run] = nanos(service, team, "search_messages");
            bare[run] = nanos(owner, team, "search_messages_bare");
        }
        Arrays.sort(walled);
        Arrays.sort(bare);
        double ratio = (double) walled[RUNS / 2] / bare[RUNS / 2];
        System.out.printf(
                "search cost: %,d us with row-level security, %,d us without, ratio %.2f%n",
                walled[RUNS / 2] / 1000, bare[RUNS / 2] / 1000, ratio);
        return ratio;
    }

    private static long nanos(Connection connection, String team, String function) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            statement.execute("select set_config('atom.team', '" + team + "', true)");
            int found = 0;
            try (ResultSet rows = statement.executeQuery("select * from " + function + ARGUMENTS)) {
                while (rows.next()) {
                    found++;
                }
            }
            connection.commit();
            long taken = System.nanoTime() - begin;
            assertThat(found).isEqualTo(100);
            return taken;
        }
    }

    private static String single(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(String role) throws SQLException {
        String url = ConfigProvider.getConfig().getValue("DATABASE_URL", String.class);
        Connection connection = DriverManager.getConnection("jdbc:" + url, role, TestInfrastructure.PASSWORD);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path to archive");
        }
        return connection;
    }
}
