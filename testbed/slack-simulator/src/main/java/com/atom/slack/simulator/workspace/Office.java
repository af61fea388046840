package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a workspace has besides people, conversations, files and apps. Changed by {@link Fittings} alone. */
public final class Office {
    private final Map<String, String> emoji = new TreeMap<>();
    private final Map<String, UserGroup> groups = new LinkedHashMap<>();
    private final Map<String, Scheduled> schedule = new LinkedHashMap<>();
    private final Map<String, Quiet> quiet = new HashMap<>();
    private final Set<String> away = new HashSet<>();
    private final Map<String, Map<String, Long>> stars = new HashMap<>();
    private final List<ObjectNode> integrationLog = new ArrayList<>();
    private String emojiChanged = "0000000000.000000";

    /** Custom ones by name: an address, or {@code alias:other}. */
    public Map<String, String> emoji() {
        return emoji;
    }

    /** When the custom emoji changed last, as a ts. */
    public String emojiChanged() {
        return emojiChanged;
    }

    void emojiChanged(String ts) {
        emojiChanged = ts;
    }

    /** User groups by id, disabled ones too. */
    public Map<String, UserGroup> groups() {
        return groups;
    }

    public Optional<UserGroup> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    /** What is to be posted later, by id. */
    Map<String, Scheduled> schedule() {
        return schedule;
    }

    public Collection<Scheduled> scheduled() {
        return schedule.values();
    }

    public Optional<Scheduled> scheduled(String id) {
        return Optional.ofNullable(schedule.get(id));
    }

    /** Somebody's do-not-disturb. */
    public Quiet quiet(String user) {
        return quiet.getOrDefault(user, Quiet.NONE);
    }

    void quiet(String user, Quiet now) {
        quiet.put(user, now);
    }

    /** Has said to be away, and not taken it back. */
    public boolean isAway(String user) {
        return away.contains(user);
    }

    void away(String user, boolean now) {
        if (now) {
            away.add(user);
        } else {
            away.remove(user);
        }
    }

    /** What somebody has starred, with the epoch second of it: {@code C.../ts} or a file's id. */
    public Map<String, Long> stars(String user) {
        return stars.getOrDefault(user, Map.of());
    }

    void star(String user, String item, long atSeconds, boolean add) {
        Map<String, Long> own = stars.computeIfAbsent(user, unknown -> new LinkedHashMap<>());
        if (add) {
            own.put(item, atSeconds);
        } else {
            own.remove(item);
        }
    }

    /** Apps that came and went, oldest first, as {@code team.integrationLogs} tells it. */
    public List<ObjectNode> integrationLog() {
        return integrationLog;
    }
}
