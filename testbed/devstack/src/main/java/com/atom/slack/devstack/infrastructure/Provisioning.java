package com.atom.slack.devstack.infrastructure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Makes the database, its roles, schemas and extension; may run any number of times on the same server. The services
 * themselves never do this: under Helm an operator or a job does.
 */
public final class Provisioning {

    /** The one database of the house. */
    public static final String DATABASE = "atom";

    /** Owns the search function, logs in nowhere. */
    static final String SEARCH_ROLE = "archive_search";

    /** Opens connections as a role that may create roles and databases. */
    @FunctionalInterface
    public interface Administrator {
        Connection connect(String database) throws SQLException;
    }

    private final Administrator administrator;
    private final String database;

    public Provisioning(Administrator administrator) {
        this(administrator, DATABASE);
    }

    /** @param database may have another name on a server that others run */
    public Provisioning(Administrator administrator, String database) {
        this.administrator = administrator;
        this.database = database;
    }

    /**
     * @param passwords the password of every login role; set anew each time
     * @throws IllegalStateException when the server refuses
     */
    public void apply(Map<String, String> passwords) {
        try {
            try (Connection server = administrator.connect("postgres")) {
                createDatabaseIfAbsent(server);
            }
            try (Connection connection = administrator.connect(database)) {
                connection.setAutoCommit(false);
                provision(connection, passwords);
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused to be provisioned: " + e.getMessage(), e);
        }
    }

    private void provision(Connection connection, Map<String, String> passwords) throws SQLException {
        for (String role : Schema.loginRoles().toList()) {
            createRoleIfAbsent(connection, role);
            execute(connection, "alter role " + role + " login password " + literal(connection, passwords.get(role)));
        }
        createRoleIfAbsent(connection, SEARCH_ROLE);
        execute(connection, "grant " + SEARCH_ROLE + " to " + Schema.ARCHIVE.ownerRole());
        execute(connection, "create extension if not exists btree_gin");
        for (Schema schema : Schema.values()) {
            execute(connection, "grant " + schema.ownerRole() + " to current_user");
            execute(
                    connection,
                    "create schema if not exists %s authorization %s"
                            .formatted(schema.schemaName(), schema.ownerRole()));
            execute(connection, "grant connect on database " + identifier(connection) + " to " + schema.appRole());
        }
    }

    private void createDatabaseIfAbsent(Connection server) throws SQLException {
        if (!exists(server, "select 1 from pg_database where datname = ?", database)) {
            execute(server, "create database " + identifier(server));
        }
    }

    private static void createRoleIfAbsent(Connection connection, String role) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            execute(connection, "create role " + role);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private String identifier(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteIdentifier(database, true);
        }
    }

    private static String literal(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.enquoteLiteral(text);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
