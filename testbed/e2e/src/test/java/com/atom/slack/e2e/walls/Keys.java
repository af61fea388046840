package com.atom.slack.e2e.walls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;

import com.atom.slack.devstack.House;
import com.atom.slack.devstack.infrastructure.Schema;

/** Makes API keys of every kind, by rows of the database. */
final class Keys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final House house;

    Keys(House house) {
        this.house = house;
    }

    /** A key that holds. */
    String valid(String role, String team) {
        return made(role, team, false);
    }

    /** A key that held once. */
    String revoked(String role, String team) {
        return made(role, team, true);
    }

    private String made(String role, String team, boolean revoked) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String key = "atom_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        byte[] hash = sha256(key);
        String insert =
                "insert into auth.api_key (id, key_hash, label, role, teams, all_channels, created_at, created_by, revoked_at)"
                        + " values (?, ?, 'matrix', ?, array[?], false, now(), 'matrix', case when ? then now() end)";
        try (Connection connection = house.connect(Schema.AUTH);
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, HexFormat.of().formatHex(hash, 0, 6));
            statement.setBytes(2, hash);
            statement.setString(3, role);
            statement.setString(4, team);
            statement.setBoolean(5, revoked);
            statement.executeUpdate();
            return key;
        } catch (SQLException refused) {
            throw new IllegalStateException("a key could not be made", refused);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
