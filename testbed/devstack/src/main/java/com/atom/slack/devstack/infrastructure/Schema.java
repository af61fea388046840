package com.atom.slack.devstack.infrastructure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The schemas of the one database {@code atom}, each with a role that owns it and a role that works in it. */
public enum Schema {
    AUTH,
    ARCHIVE,
    ANALYTICS;

    /** @throws IllegalArgumentException when there is no such schema */
    public static Schema named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public String schemaName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Runs the migrations. */
    public String ownerRole() {
        return schemaName() + "_owner";
    }

    /** Runs the service; owns nothing. */
    public String appRole() {
        return schemaName() + "_app";
    }

    /** Every role that logs in. */
    public static Stream<String> loginRoles() {
        return Arrays.stream(values()).flatMap(schema -> Stream.of(schema.ownerRole(), schema.appRole()));
    }
}
