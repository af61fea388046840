package com.atom.slack.simulator.hooks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * Messages that one person sees. They are in no history, no event and no journal, and are forgotten with the process as
 * Slack forgets them with the session; of very many the oldest go first.
 */
public final class Ephemerals {
    private static final int MOST = 10_000;

    private final Map<String, ObjectNode> shown = new LinkedHashMap<>();

    /** @param message with {@code team, channel, user} (who sees it), {@code ts, bot_id, app_id, text} and the like */
    public void show(ObjectNode message) {
        shown.put(key(message), message);
        Iterator<ObjectNode> oldest = shown.values().iterator();
        while (shown.size() > MOST && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    public Optional<ObjectNode> find(String team, String channel, String ts) {
        return Optional.ofNullable(shown.get(team + "/" + channel + "/" + ts));
    }

    void remove(ObjectNode message) {
        shown.remove(key(message));
    }

    private static String key(ObjectNode message) {
        return message.path("team").asText() + "/" + message.path("channel").asText() + "/"
                + message.path("ts").asText();
    }

    /**
     * Of a workspace, ascending.
     *
     * @param where {@code channel} and {@code user}, each if wanted
     */
    public ObjectNode list(String team, Map<String, String> where) {
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode message : shown.values()) {
            if (message.path("team").asText().equals(team)
                    && fits(message, "channel", where)
                    && fits(message, "user", where)) {
                found.add(message);
            }
        }
        ObjectNode answer = Json.object();
        answer.putArray("ephemerals").addAll(found);
        return answer;
    }

    private static boolean fits(ObjectNode message, String field, Map<String, String> where) {
        String wanted = where.getOrDefault(field, "");
        return wanted.isEmpty() || message.path(field).asText().equals(wanted);
    }
}
