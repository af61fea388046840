package com.atom.slack.e2e.oracle;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What must be equal between a true message and a held one.
 *
 * @param author {@code U…}, or {@code B…} of a message that has no user
 * @param thread ts of the parent; empty outside threads
 * @param edited ts of the last edit; empty when never edited
 * @param replies undeleted replies
 */
record Fact(
        String ts,
        String author,
        String text,
        String subtype,
        String thread,
        String edited,
        Map<String, Integer> reactions,
        SortedSet<String> files,
        int replies) {

    /** A message of the simulator's truth. */
    static Fact ofTruth(JsonNode message) {
        Map<String, Integer> reactions = new TreeMap<>();
        message.path("reactions").fields().forEachRemaining(reaction -> {
            if (reaction.getValue().asInt() > 0) {
                reactions.put(reaction.getKey(), reaction.getValue().asInt());
            }
        });
        SortedSet<String> files = new TreeSet<>();
        message.path("files").forEach(file -> files.add(file.asText()));
        return of(message, text(message, "edited_ts"), reactions, files);
    }

    /** A message as the REST API answers it. */
    static Fact ofArchive(JsonNode message) {
        Map<String, Integer> reactions = new TreeMap<>();
        message.path("reactions")
                .forEach(reaction -> reactions.put(
                        reaction.path("name").asText(), reaction.path("count").asInt()));
        SortedSet<String> files = new TreeSet<>();
        message.path("files").forEach(file -> files.add(file.path("id").asText()));
        return of(message, text(message.path("edited"), "ts"), reactions, files);
    }

    private static Fact of(JsonNode message, String edited, Map<String, Integer> reactions, SortedSet<String> files) {
        String user = text(message, "user");
        int replies = message.path("reply_count").asInt(0);
        String thread = text(message, "thread_ts");
        return new Fact(
                text(message, "ts"),
                user.isEmpty() ? text(message, "bot_id") : user,
                text(message, "text"),
                text(message, "subtype"),
                replies == 0 && thread.equals(text(message, "ts")) ? "" : thread,
                edited,
                reactions,
                files,
                replies);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isNull() ? "" : node.path(name).asText("");
    }
}
