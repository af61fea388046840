package com.atom.slack.simulator.delivery;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.wire.Json;

/** The journal's lines about deliveries: one for each attempt, and one for each event that is given up unsent. */
final class Logbook {
    private final Journal journal;

    Logbook(Journal journal) {
        this.journal = journal;
    }

    void attempt(Parcel parcel, Outcome outcome, List<String> faults) {
        ObjectNode line = line(parcel).put("status", outcome.status()).put("answered_ms", outcome.millis());
        line.put("via", outcome.via());
        if (!outcome.isTaken()) {
            line.put("failure", outcome.failure());
        }
        if (parcel.isExtra()) {
            line.put("extra", true);
        }
        if (!faults.isEmpty()) {
            line.set("faults", Json.array(faults));
        }
        journal.append("delivery", line);
    }

    /** @param why such as {@code too_late}, {@code rate_limited}, {@code fault} or {@code events_disabled} */
    void dropped(Parcel parcel, String why) {
        journal.append(
                "delivery", line(parcel).put("status", 0).put("answered_ms", 0).put("dropped", why));
    }

    private static ObjectNode line(Parcel parcel) {
        ObjectNode line = Json.object().put("event_id", parcel.eventId()).put("app_id", parcel.app());
        line.put("team", parcel.team()).put("attempt", parcel.attempt());
        if (!parcel.copyOf().isEmpty()) {
            line.put("copy_of", parcel.copyOf());
        }
        EventName.in(parcel.body()).writeTo(line);
        return parcel.isEvent() ? line : line.put("notice", "app_rate_limited");
    }

    void verification(String app, Outcome outcome) {
        ObjectNode line = Json.object().put("event_id", "url_verification").put("app_id", app);
        line.put("attempt", 0).put("status", outcome.status()).put("answered_ms", outcome.millis());
        if (!outcome.isTaken()) {
            line.put("failure", outcome.failure());
        }
        journal.append("delivery", line);
    }
}
