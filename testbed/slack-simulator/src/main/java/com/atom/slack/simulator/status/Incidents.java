package com.atom.slack.simulator.status;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.ledger.Ledger;
import com.atom.slack.simulator.pace.Pace;

/** All that ever were; kept over a restart. */
final class Incidents implements AutoCloseable {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final int FIRST = 1000;

    private final Ledger ledger;
    private final Secrets secrets;
    private final Pace pace;
    private final String began;

    Incidents(Path folder, Secrets secrets, Pace pace) {
        this.ledger = Ledger.open(folder, "incidents");
        this.secrets = secrets;
        this.pace = pace;
        this.began = now();
    }

    private String now() {
        return MOMENT.format(Instant.ofEpochMilli(pace.millis()).atZone(PACIFIC));
    }

    /** Latest change first. */
    List<Incident> all() {
        return ledger.all().stream()
                .map(Incident::from)
                .sorted(Comparator.comparing((Incident incident) -> Instant.from(MOMENT.parse(incident.updated())))
                        .thenComparing(Incident::id)
                        .reversed())
                .toList();
    }

    /** When anything last changed; the start of the process when nothing ever did. */
    String lastChange() {
        return all().stream().findFirst().map(Incident::updated).orElse(began);
    }

    Optional<Incident> find(String id) {
        return ledger.get(id).map(Incident::from);
    }

    /**
     * A new one, or the one whose id is in the wish changed.
     *
     * @return nothing when there is no incident of that id
     * @throws IllegalArgumentException names what is wrong; nothing has changed then
     */
    Optional<Incident> put(ObjectNode wish) {
        Optional<Incident> known = wish.has("id") ? find(wish.path("id").asText()) : Optional.of(fresh());
        return known.map(incident -> keep(incident.patched(wish, now())));
    }

    private Incident fresh() {
        int last = all().stream().mapToInt(Incident::id).max().orElse(FIRST);
        String now = now();
        String url = "https://slack-status.com/" + now.substring(0, 7) + "/" + secrets.hex(8);
        return new Incident(last + 1, now, now, "", "incident", "active", url, List.of("Messaging"), List.of());
    }

    private Incident keep(Incident incident) {
        ledger.put(Integer.toString(incident.id()), incident.json());
        return incident;
    }

    /** It is over: what was scheduled is completed, anything else resolved. */
    Incident end(Incident incident) {
        String status = incident.status().equals("scheduled") ? "completed" : "resolved";
        ObjectNode over = incident.json();
        return keep(Incident.from(over.put("status", status).put("date_updated", now())));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
