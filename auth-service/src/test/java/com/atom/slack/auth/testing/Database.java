package com.atom.slack.auth.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.config.ConfigProvider;

import com.atom.slack.devstack.testing.TestInfrastructure;

/** The database as one of its roles sees it, a transaction per question. */
public record Database(String role) {

    /** As the service itself. */
    public static Database asService() {
        return new Database("auth_app");
    }

    /** Whatever the statement selects, as text, columns separated by a bar; or how many rows it changed. */
    public List<String> run(String team, String sql) throws SQLException {
        return run(team, "select 1", sql);
    }

    /** The same after another statement in the same transaction. */
    public List<String> run(String team, String first, String sql) throws SQLException {
        String url = ConfigProvider.getConfig().getValue("DATABASE_URL", String.class);
        try (Connection connection = DriverManager.getConnection("jdbc:" + url, role, TestInfrastructure.PASSWORD)) {
            connection.setAutoCommit(false);
            try (var enter = connection.prepareStatement(
                    "select set_config('atom.team', ?, true), set_config('search_path', 'auth', true)")) {
                enter.setString(1, team);
                enter.execute();
            }
            try (var statement = connection.createStatement()) {
                statement.execute(first);
                List<String> answer = statement.execute(sql)
                        ? rows(statement.getResultSet())
                        : List.of(String.valueOf(statement.getUpdateCount()));
                connection.commit();
                return answer;
            }
        }
    }

    private static List<String> rows(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            StringBuilder text = new StringBuilder(String.valueOf(rows.getString(1)));
            for (int column = 2; column <= rows.getMetaData().getColumnCount(); column++) {
                text.append('|').append(rows.getString(column));
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
