package com.atom.slack.e2e.walls;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.atom.slack.devstack.infrastructure.Schema;

import static org.assertj.core.api.Assertions.assertThat;

/** What a service that was taken over could do to the database: nothing outside its own schema, and nothing to that schema's shape. */
abstract class DatabaseRoles {

    private static final String DENIED = "42501";

    static Stream<Arguments> strangers() {
        return Stream.of(Schema.values())
                .flatMap(role -> Stream.of(Schema.values())
                        .filter(schema -> schema != role)
                        .map(schema -> Arguments.of(role, schema)));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    @Tag("security-27")
    @Tag("security-61")
    void noServiceReadsOrWritesTheTablesOfAnother(Schema role, Schema schema) throws SQLException {
        List<String> relations = relations(schema);
        assertThat(relations).as("tables of %s", schema).isNotEmpty();
        for (String relation : relations) {
            refused(role, "select * from " + relation);
            refused(role, "delete from " + relation);
            refused(role, "truncate " + relation);
        }
        refused(role, "create table " + schema.schemaName() + ".mine (id int)");
    }

    @ParameterizedTest
    @EnumSource(Schema.class)
    @Tag("security-61")
    void noServiceChangesTheShapeOfItsOwnSchema(Schema role) throws SQLException {
        String table = relations(role).getFirst();
        for (String statement : List.of(
                "create table " + role.schemaName() + ".mine (id int)",
                "create table public.mine (id int)",
                "create schema mine",
                "drop table " + table,
                "alter table " + table + " disable row level security",
                "alter table " + table + " owner to " + role.appRole(),
                "create policy mine on " + table + " using (true)",
                "create function " + role.schemaName() + ".mine() returns int language sql as 'select 1'")) {
            refused(role, statement);
        }
    }

    @ParameterizedTest
    @EnumSource(Schema.class)
    @Tag("security-61")
    void noServiceBecomesSomebodyElse(Schema role) throws SQLException {
        for (String statement : List.of(
                "set role " + role.ownerRole(),
                "set role postgres",
                "set role archive_search",
                "set session authorization postgres",
                "create role mine login",
                "alter role " + role.appRole() + " bypassrls",
                "grant " + role.ownerRole() + " to " + role.appRole(),
                "create database mine",
                "select * from pg_authid",
                "select pg_read_file('/etc/passwd')",
                "copy (select 1) to program 'true'",
                "alter system set log_statement = 'all'")) {
            refused(role, statement);
        }
    }

    /** The roles of services and those of their migrations alike. */
    @Test
    @Tag("security-61")
    void noRoleOfOursIsSuperOrPassesRowLevelSecurity() throws SQLException {
        String mighty =
                "select rolname from pg_roles where (rolname like 'auth\\_%' or rolname like 'archive\\_%' or rolname like"
                        + " 'analytics\\_%') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)";

        assertThat(column(Schema.AUTH, mighty)).isEmpty();
        assertThat(column(Schema.AUTH, mighty.substring(0, mighty.indexOf(" and (rolsuper"))))
                .hasSizeGreaterThan(5);
    }

    @Test
    @Tag("security-61")
    void noServiceOwnsAnything() throws SQLException {
        assertThat(
                        column(
                                Schema.AUTH,
                                "select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like '%\\_app'"))
                .isEmpty();
    }

    @Test
    @Tag("security-57")
    void theServiceItselfCannotEditItsAudit() throws SQLException {
        refused(Schema.AUTH, "update auth.audit set actor = 'nobody'");
        refused(Schema.AUTH, "delete from auth.audit");
        refused(Schema.AUTH, "truncate auth.audit");
    }

    private static List<String> relations(Schema schema) throws SQLException {
        return column(
                Schema.AUTH,
                "select '" + schema.schemaName() + ".' || quote_ident(relname) from pg_class where relnamespace = '"
                        + schema.schemaName() + "'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by relname");
    }

    /** In a transaction that is not committed, should it be let through; but for what refuses to be in one. */
    private static void refused(Schema role, String statement) throws SQLException {
        try (Connection connection = WallsIT.house().connect(role);
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(statement.matches("(create database|alter system) .*"));
            sql.execute(statement);
        } catch (SQLException denied) {
            assertThat(denied.getSQLState())
                    .as("%s: %s: %s", role.appRole(), statement, denied.getMessage())
                    .isEqualTo(DENIED);
            return;
        }
        throw new AssertionError(role.appRole() + " was let through: " + statement);
    }

    private static List<String> column(Schema role, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = WallsIT.house().connect(role);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
