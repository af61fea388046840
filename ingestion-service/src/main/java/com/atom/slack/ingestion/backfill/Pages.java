package com.atom.slack.ingestion.backfill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.client.SlackAnswer;
import com.atom.slack.ingestion.wire.SlackTs;

/** Reads pages of messages without knowing what a message is. */
final class Pages {

    private static final Comparator<String> BY_TIME = Comparator.comparingLong(SlackTs::micros);

    private Pages() {}

    static List<JsonNode> items(SlackAnswer.Ok page, String field) {
        List<JsonNode> items = new ArrayList<>();
        page.body().path(field).forEach(items::add);
        return items;
    }

    static Optional<String> earliest(List<JsonNode> messages) {
        return readable(messages).stream().min(BY_TIME);
    }

    static Optional<String> latest(List<JsonNode> messages) {
        return readable(messages).stream().max(BY_TIME);
    }

    static boolean isBefore(String ts, String other) {
        return BY_TIME.compare(ts, other) < 0;
    }

    private static List<String> readable(List<JsonNode> messages) {
        return messages.stream()
                .map(message -> message.path("ts").asText())
                .filter(SlackTs::valid)
                .toList();
    }

    /** Whether nothing comes after this page. */
    static boolean isLast(SlackAnswer.Ok page) {
        return page.nextCursor().isEmpty() && !page.hasMore();
    }
}
