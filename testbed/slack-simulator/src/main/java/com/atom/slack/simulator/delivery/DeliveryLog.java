package com.atom.slack.simulator.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;

/**
 * The latest events that were sent, with every attempt: the last {@value #KEPT} in memory, begun at a start with what
 * the journal's tail tells. What waits comes from the outbox, so nothing here has to be kept in step with it.
 */
public final class DeliveryLog {
    public static final int KEPT = 500;
    private static final int TAIL_LINES = 4000;
    private static final String VERIFICATION = "url_verification";
    private static final List<String> NAMED = List.of("subtype", "app_id", "team", "copy_of");
    private static final List<String> TOLD =
            List.of("attempt", "at", "status", "answered_ms", "failure", "via", "extra", "faults");

    private final Outbox outbox;
    private final Pace pace;
    private final Map<String, Sent> sent = new LinkedHashMap<>();

    DeliveryLog(Journal journal, Outbox outbox, Pace pace) {
        this.outbox = outbox;
        this.pace = pace;
        recall(journal);
        journal.follow(line -> {
            if (line.path("type").asText().equals("delivery")) {
                add(line);
            }
        });
    }

    /** What was attempted or dropped, by the first line that told of it. */
    private static final class Sent {
        private final ObjectNode first;
        private final List<ObjectNode> attempts = new ArrayList<>();
        private String dropped = "";

        Sent(ObjectNode first) {
            this.first = first;
        }

        void add(ObjectNode line) {
            if (line.has("dropped")) {
                dropped = line.path("dropped").asText();
                return;
            }
            ObjectNode attempt = Json.object();
            TOLD.stream().filter(line::has).forEach(field -> attempt.set(field, line.get(field)));
            attempts.add(attempt);
        }

        String state() {
            if (attempts.stream().anyMatch(attempt -> !attempt.has("failure"))) {
                return "delivered";
            }
            return dropped.isEmpty() ? "given_up" : "dropped";
        }
    }

    private void recall(Journal journal) {
        Journal.Place place = journal.placeAfter(Math.max(0, journal.seq() - TAIL_LINES));
        Journal.Lines lines = journal.read(place, TAIL_LINES);
        while (lines.count() > 0) {
            for (String line : new String(lines.bytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("{\"type\":\"delivery\"")) {
                    add(Json.own(line));
                }
            }
            lines = journal.read(lines.next(), TAIL_LINES);
        }
    }

    private void add(ObjectNode line) {
        String id = line.path("event_id").asText();
        String key = id.equals(VERIFICATION) ? id + line.path("seq").asText() : id;
        sent.computeIfAbsent(key, unknown -> new Sent(line)).add(line);
        if (sent.size() > KEPT) {
            sent.remove(sent.keySet().iterator().next());
        }
    }

    /**
     * Newest first; what nobody has tried yet stands in front.
     *
     * @param app  only its events; empty for all
     * @param team only its events; empty for all
     */
    public List<ObjectNode> recent(String app, String team, int limit) {
        List<ObjectNode> recent = new ArrayList<>(untried(app, team, limit).reversed());
        for (Sent event : List.copyOf(sent.values()).reversed()) {
            if (recent.size() >= limit) {
                break;
            }
            if (matches(app, event.first.path("app_id").asText())
                    && matches(team, event.first.path("team").asText())) {
                recent.add(json(event));
            }
        }
        return recent;
    }

    private static boolean matches(String asked, String is) {
        return asked.isEmpty() || asked.equals(is);
    }

    /** The last of the outbox that have no attempt here, oldest first. */
    private List<ObjectNode> untried(String app, String team, int limit) {
        Predicate<Parcel> meant = parcel ->
                matches(app, parcel.app()) && matches(team, parcel.team()) && !sent.containsKey(parcel.eventId());
        Deque<Parcel> last = new ArrayDeque<>();
        outbox.open().stream().filter(meant).forEach(parcel -> {
            last.add(parcel);
            if (last.size() > limit) {
                last.remove();
            }
        });
        return last.stream().map(this::json).toList();
    }

    private ObjectNode json(Parcel untried) {
        ObjectNode json = Json.object().put("event_id", untried.eventId());
        EventName name = EventName.in(untried.body());
        json.put("type", untried.isEvent() ? name.type() : "app_rate_limited");
        if (!name.subtype().isEmpty()) {
            json.put("subtype", name.subtype());
        }
        json.put("app_id", untried.app()).put("team", untried.team()).putArray("attempts");
        return waiting(json, untried);
    }

    private ObjectNode json(Sent event) {
        ObjectNode first = event.first;
        String id = first.path("event_id").asText();
        ObjectNode json = Json.object().put("event_id", id).put("type", type(first));
        NAMED.stream().filter(first::has).forEach(field -> json.set(field, first.get(field)));
        json.putArray("attempts").addAll(event.attempts);
        Optional<Parcel> open = outbox.open(id);
        if (open.isPresent()) {
            return waiting(json, open.get());
        }
        if (!event.dropped.isEmpty()) {
            json.put("dropped", event.dropped);
        }
        return json.put("state", event.state());
    }

    /** An event's own, or what else was sent: a challenge, a notice, something interactive. */
    private static String type(ObjectNode line) {
        return Stream.of("event", "notice", "envelope", "event_id")
                .filter(line::has)
                .map(field -> line.path(field).asText())
                .findFirst()
                .orElse("");
    }

    private ObjectNode waiting(ObjectNode json, Parcel parcel) {
        long next = parcel.sinceMillis() + pace.scaledMillis(parcel.waitMillis());
        json.put("state", "waiting").put("next_attempt", parcel.attempt());
        return json.put("next_attempt_at", Instant.ofEpochMilli(next).toString());
    }
}
