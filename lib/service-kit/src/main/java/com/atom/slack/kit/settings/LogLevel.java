package com.atom.slack.kit.settings;

import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

/** The level of everything that has none of its own. */
public final class LogLevel {

    private static final Map<String, Level> LEVELS =
            Map.of("ERROR", Level.SEVERE, "WARN", Level.WARNING, "INFO", Level.INFO, "DEBUG", Level.FINE);
    private static final Logger ROOT = Logger.getLogger("");
    private static final @Nullable Level AT_START = ROOT.getLevel();

    private LogLevel() {}

    /** In force at once; an unknown or absent name brings back the level of the start. */
    public static void set(@Nullable String name) {
        Level wanted = name == null ? null : LEVELS.get(name.toUpperCase(Locale.ROOT));
        ROOT.setLevel(wanted == null ? AT_START : wanted);
    }
}
