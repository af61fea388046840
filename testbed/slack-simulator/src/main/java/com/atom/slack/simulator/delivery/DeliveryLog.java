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

    private final Outbox outbox;
    private final Pace pace;
    private final Map<String, Sent> sent = new LinkedHashMap<>();

    DeliveryLog(Journal journal, Outbox outbox, Pace pace) {
        this.outbox = outbox;
        this.pace = pace;
        recall(journal);
    }

    /** An event of which at least one attempt was made. */
    private record Sent(String eventId, EventName name, String app, String team, List<ObjectNode> attempts) {
        boolean isTaken() {
            return attempts.stream().anyMatch(attempt -> attempt.path("status").asInt() / 100 == 2);
        }
    }

    private void recall(Journal journal) {
        Journal.Place place = journal.placeAfter(Math.max(0, journal.seq() - TAIL_LINES));
        Journal.Lines lines = journal.read(place, TAIL_LINES);
        while (lines.count() > 0) {
            for (String line : new String(lines.bytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("{\"type\":\"delivery\"")) {
                    ObjectNode told = Json.own(line);
                    add(told.path("seq").asLong(), told.path("at").asText(), told);
                }
            }
            lines = journal.read(lines.next(), TAIL_LINES);
        }
    }

    /** @param line as the journal has it */
    void add(long seq, ObjectNode line) {
        add(seq, Instant.ofEpochMilli(pace.millis()).toString(), line);
    }

    private void add(long seq, String at, ObjectNode line) {
        String id = line.path("event_id").asText();
        String key = id.equals(VERIFICATION) ? id + seq : id;
        Sent event = sent.computeIfAbsent(key, unknown -> {
            EventName name = new EventName(
                    line.path("event").asText(id.equals(VERIFICATION) ? id : ""),
                    line.path("subtype").asText(""));
            String app = line.path("app_id").asText();
            return new Sent(id, name, app, line.path("team").asText(""), new ArrayList<>());
        });
        ObjectNode attempt = Json.object().put("attempt", line.path("attempt").asInt());
        attempt.put("at", at).put("status", line.path("status").asInt());
        attempt.put("answered_ms", line.path("answered_ms").asLong());
        if (line.has("failure")) {
            attempt.set("failure", line.get("failure"));
        }
        event.attempts.add(attempt);
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
            if (matches(app, event.app) && matches(team, event.team)) {
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
        return last.stream()
                .map(parcel -> waiting(
                        json(parcel.eventId(), EventName.in(parcel.body()), parcel.app(), parcel.team(), List.of()),
                        parcel))
                .toList();
    }

    private ObjectNode json(Sent event) {
        ObjectNode json = json(event.eventId, event.name, event.app, event.team, event.attempts);
        Optional<Parcel> open = outbox.open(event.eventId);
        return open.map(parcel -> waiting(json, parcel))
                .orElseGet(() -> json.put("state", event.isTaken() ? "delivered" : "given_up"));
    }

    private static ObjectNode json(
            String id, EventName name, String app, String team, List<ObjectNode> attempts) {
        ObjectNode json = Json.object().put("event_id", id).put("type", name.type());
        if (!name.subtype().isEmpty()) {
            json.put("subtype", name.subtype());
        }
        json.put("app_id", app);
        if (!team.isEmpty()) {
            json.put("team", team);
        }
        json.putArray("attempts").addAll(attempts);
        return json;
    }

    private ObjectNode waiting(ObjectNode json, Parcel parcel) {
        long next = parcel.sinceMillis() + pace.scaledMillis(parcel.waitMillis());
        json.put("state", "waiting").put("next_attempt", parcel.attempt());
        return json.put("next_attempt_at", Instant.ofEpochMilli(next).toString());
    }
}
