package com.atom.slack.simulator.workspace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What hangs on a conversation besides what was said in it. Changed by {@link Fittings} alone. */
public final class Board {
    /** @param at epoch seconds */
    public record Pin(String by, long at) {}

    private final Map<String, Pin> pins = new LinkedHashMap<>();
    private final Map<String, ObjectNode> bookmarks = new LinkedHashMap<>();
    private final Map<String, String> readUntil = new HashMap<>();
    private final Set<String> closedFor = new HashSet<>();

    /** By the ts of the message, in the order they were pinned. */
    public Map<String, Pin> pins() {
        return pins;
    }

    /** As Slack shows them, by id. */
    public Map<String, ObjectNode> bookmarks() {
        return bookmarks;
    }

    /** The ts up to which somebody has read; Slack's zero before anything. */
    public String readUntil(String user) {
        return readUntil.getOrDefault(user, "0000000000.000000");
    }

    void read(String user, String ts) {
        readUntil.put(user, ts);
    }

    /** Somebody has put the direct message away. */
    public boolean isClosedFor(String user) {
        return closedFor.contains(user);
    }

    void close(String user, boolean now) {
        if (now) {
            closedFor.add(user);
        } else {
            closedFor.remove(user);
        }
    }
}
