package com.atom.slack.simulator.imports;

import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * How far an import is.
 *
 * @param messages that are behind in this stage
 * @param of       all there are; 0 while that is not known
 */
public record Progress(Stage stage, long messages, long of) {
    public enum Stage {
        /** Nothing has changed yet, and nothing will when the ZIP is refused. */
        EXAMINING,
        /** It becomes a workspace. */
        TELLING;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Progress BEGUN = new Progress(Stage.EXAMINING, 0, 0);

    public ObjectNode json() {
        return Json.object()
                .put("stage", stage.wire())
                .put("messages", messages)
                .put("of", of);
    }

    /** For a person. */
    @Override
    public String toString() {
        String end = of == 0 ? "" : " of %,d".formatted(of);
        return "%s: %,d%s messages".formatted(stage.wire(), messages, end);
    }
}
