package com.atom.slack.simulator.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.workspace.Ts;

/** Reads every message of a ZIP once, before anything is believed: refuses what cannot be, notes what the lists do not tell. */
final class Reading {
    private static final Pattern HOME =
            Pattern.compile("https://([a-z0-9][a-z0-9-]{0,40})(?:\\.enterprise)?\\.slack\\.com/.*");

    private final SourceZip zip;
    private final Limits limits;
    private final Set<String> known;
    private final Map<String, ObjectNode> strangers = new LinkedHashMap<>();
    private final Map<String, Integer> teams = new HashMap<>();
    private final Map<String, Integer> domains = new HashMap<>();
    private long messages;

    /** @param known ids of the people that the lists name */
    Reading(SourceZip zip, Limits limits, Set<String> known) {
        this.zip = zip;
        this.limits = limits;
        this.known = known;
    }

    /** Answers the authors, in the order they first wrote, and the first moment. */
    record Read(Set<String> authors, long firstSeconds) {}

    Read read(Conversation conversation) {
        Set<String> authors = new LinkedHashSet<>();
        long[] first = {Long.MAX_VALUE};
        for (String day : conversation.days()) {
            JsonList.forEach(zip, day, (number, message) -> {
                first[0] = Math.min(first[0], Ts.seconds(judged(day, number, message)));
                note(message, authors);
            });
        }
        return new Read(authors, first[0] == Long.MAX_VALUE ? 0 : first[0]);
    }

    private String judged(String day, int number, ObjectNode message) {
        JsonNode ts = message.path("ts");
        if (ts.isMissingNode() || ts.isNull()) {
            throw new CorruptExport(day, "message " + number + " has no ts");
        }
        if (!ts.isTextual() || !Ts.isTs(ts.asText())) {
            throw new CorruptExport(day, "message " + number + " has a bad ts: " + brief(ts));
        }
        JsonNode thread = message.path("thread_ts");
        if (!thread.isMissingNode() && !thread.isNull() && !Ts.isTs(thread.asText())) {
            throw new CorruptExport(day, "message " + number + " has a bad thread_ts: " + brief(thread));
        }
        if (++messages > limits.messages()) {
            throw new CorruptExport("", "more than " + limits.messages() + " messages");
        }
        return ts.asText();
    }

    private static String brief(JsonNode value) {
        String text = value.toString();
        return text.substring(0, Math.min(text.length(), 40));
    }

    private void note(ObjectNode message, Set<String> authors) {
        String user = message.path("user").asText("");
        if (!user.isEmpty()) {
            authors.add(user);
        }
        if (!user.isEmpty() && !known.contains(user) && message.path("user_profile") instanceof ObjectNode profile) {
            strangers.putIfAbsent(user, profile);
        }
        if (message.path("team").isTextual()) {
            teams.merge(message.path("team").asText(), 1, Integer::sum);
        }
        for (JsonNode file : message.path("files")) {
            Matcher home = HOME.matcher(file.path("permalink").asText(""));
            if (home.matches() && !home.group(1).equals("files")) {
                domains.merge(home.group(1), 1, Integer::sum);
            }
        }
    }

    long messages() {
        return messages;
    }

    /** By id, the snapshot that a message shows of somebody who is in no list. */
    Map<String, ObjectNode> strangers() {
        return strangers;
    }

    /** The workspace that most messages name. */
    Optional<String> team() {
        return most(teams);
    }

    Optional<String> domain() {
        return most(domains);
    }

    static Optional<String> most(Map<String, Integer> votes) {
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
    }
}
