package com.atom.slack.simulator.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * Something that Slack's status page tells of. Times are ISO-8601 with the offset of the Pacific.
 *
 * @param type   {@code incident}, {@code notice} or {@code outage}
 * @param status {@code active} or {@code scheduled} as long as it is on
 * @param notes  newest first
 */
record Incident(
        int id,
        String created,
        String updated,
        String title,
        String type,
        String status,
        String url,
        List<String> services,
        List<Note> notes) {
    private static final Set<String> TYPES = Set.of("incident", "notice", "outage");
    private static final Set<String> STATUSES = Set.of("active", "resolved", "scheduled", "completed", "cancelled");
    private static final Set<String> SERVICES = Set.of(
            "Login/SSO",
            "Messaging",
            "Notifications",
            "Search",
            "Workspace/Org Administration",
            "Canvases",
            "Connectivity",
            "Files",
            "Huddles",
            "Apps/Integrations/APIs",
            "Workflows",
            "Connections",
            "Posts/Files",
            "Calls",
            "Link Previews");

    /** What was told at a moment. */
    record Note(String created, String body) {}

    boolean isOn() {
        return status.equals("active") || status.equals("scheduled");
    }

    /**
     * This one with what somebody wishes otherwise, at a moment.
     *
     * @throws IllegalArgumentException names the field and what is wrong with it
     */
    Incident patched(ObjectNode wish, String now) {
        wish.fieldNames().forEachRemaining(field -> {
            if (!Set.of("id", "title", "type", "status", "services", "note").contains(field)) {
                throw new IllegalArgumentException("an incident has no field " + field);
            }
        });
        String otherTitle = text(wish, "title", title);
        if (otherTitle.isBlank()) {
            throw new IllegalArgumentException("title is needed");
        }
        List<Note> all = new ArrayList<>(notes);
        String note = text(wish, "note", "");
        if (!note.isEmpty()) {
            all.addFirst(new Note(now, note));
        }
        return new Incident(
                id,
                created,
                now,
                otherTitle,
                oneOf(wish, "type", type, TYPES),
                oneOf(wish, "status", status, STATUSES),
                url,
                services(wish),
                List.copyOf(all));
    }

    private static String text(ObjectNode wish, String field, String now) {
        JsonNode value = wish.path(field);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw new IllegalArgumentException(field + " is to be a string");
        }
        return value.asText(now);
    }

    private static String oneOf(ObjectNode wish, String field, String now, Set<String> known) {
        String value = text(wish, field, now);
        if (!known.contains(value)) {
            throw new IllegalArgumentException(
                    field + " is one of " + known.stream().sorted().toList() + ", not \"" + value + "\"");
        }
        return value;
    }

    private List<String> services(ObjectNode wish) {
        JsonNode given = wish.path("services");
        if (given.isMissingNode()) {
            return services;
        }
        List<String> others = new ArrayList<>();
        given.forEach(service -> others.add(service.asText()));
        if (!given.isArray() || others.isEmpty() || !SERVICES.containsAll(others)) {
            throw new IllegalArgumentException("services is a list of some of "
                    + SERVICES.stream().sorted().toList());
        }
        return List.copyOf(others);
    }

    /** As version 2 and the history show it. */
    ObjectNode json() {
        ObjectNode json =
                Json.object().put("id", id).put("date_created", created).put("date_updated", updated);
        json.put("title", title).put("type", type).put("status", status).put("url", url);
        json.set("services", Json.array(services));
        ArrayNode told = json.putArray("notes");
        notes.forEach(
                note -> told.addObject().put("date_created", note.created()).put("body", note.body()));
        return json;
    }

    static Incident from(JsonNode json) {
        List<String> services = new ArrayList<>();
        json.path("services").forEach(service -> services.add(service.asText()));
        List<Note> notes = new ArrayList<>();
        json.path("notes")
                .forEach(note -> notes.add(new Note(
                        note.path("date_created").asText(), note.path("body").asText())));
        return new Incident(
                json.path("id").asInt(),
                json.path("date_created").asText(),
                json.path("date_updated").asText(),
                json.path("title").asText(),
                json.path("type").asText(),
                json.path("status").asText(),
                json.path("url").asText(),
                List.copyOf(services),
                List.copyOf(notes));
    }
}
