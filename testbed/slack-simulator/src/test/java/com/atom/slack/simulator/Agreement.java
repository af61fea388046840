package com.atom.slack.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Many answers beside their skeletons, and one table of the differences that are meant. Its lines are
 * {@code method#path -> reason}; {@code *} stands for anything.
 */
final class Agreement {
    private final Map<String, Pattern> meant = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final Set<String> problems = new TreeSet<>();

    Agreement(String table) {
        table.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] halves = line.split(" -> ", 2);
            if (halves.length < 2 || halves[1].isBlank()) {
                throw new IllegalArgumentException("without a reason: " + line);
            }
            String key = halves[0].strip();
            meant.put(key, Pattern.compile(Pattern.quote(key).replace("*", "\\E.*\\Q")));
        });
    }

    void compare(String name, JsonNode skeleton, JsonNode answer) {
        new Skeleton(skeleton).differences(answer).forEach((path, difference) -> {
            String at = name + "#" + path;
            List<String> forgiving = meant.entrySet().stream()
                    .filter(line -> line.getValue().matcher(at).matches())
                    .map(Map.Entry::getKey)
                    .toList();
            used.addAll(forgiving);
            if (forgiving.isEmpty()) {
                problems.add(at + ": " + difference);
            }
        });
    }

    /** Differences that are not meant, and lines of the table that forgive none. */
    Set<String> problems() {
        Set<String> all = new TreeSet<>(problems);
        meant.keySet().stream().filter(key -> !used.contains(key)).forEach(key -> all.add("no longer needed: " + key));
        return all;
    }
}
