package com.atom.slack.devstack.mainjob;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import com.fasterxml.jackson.databind.JsonNode;

/** One line that tells how far the archive is: messages held of messages known, events a second, how far behind. */
public final class ProgressLine {

    private final Gateway gateway;
    private final DemoSlack slack;
    private final Metrics events;
    private final Metrics ingestion;

    private double lastAccepted = Double.NaN;
    private long lastAskedNanos;

    /**
     * @param eventsManagementUrl    events-service's management port, without a slash at the end
     * @param ingestionManagementUrl ingestion-service's
     */
    public ProgressLine(Gateway gateway, DemoSlack slack, String eventsManagementUrl, String ingestionManagementUrl) {
        this.gateway = gateway;
        this.slack = slack;
        this.events = new Metrics(eventsManagementUrl);
        this.ingestion = new Metrics(ingestionManagementUrl);
    }

    /** Empty while there is no workspace or somebody does not answer. */
    public Optional<String> next() {
        try {
            return gateway.workspace().map(this::line);
        } catch (MainJobFailure e) {
            return Optional.empty();
        }
    }

    private String line(String team) {
        JsonNode status = gateway.status(team).body();
        long known = slack.truth(team).visible();
        long held =
                gateway.messagesHeld(team).orElse(status.path("items_processed").asLong());
        return String.format(
                Locale.ROOT,
                "messages %,d of %,d   %s   lag %s   history: %s",
                held,
                known,
                eventsPerSecond(),
                lag(),
                status.path("stage").asText("waiting"));
    }

    private String eventsPerSecond() {
        OptionalDouble accepted = events.sum("events_intake_deliveries_total", "outcome=\"accepted\"");
        long now = System.nanoTime();
        if (accepted.isEmpty()) {
            return "events -";
        }
        double rate = (accepted.getAsDouble() - lastAccepted) / ((now - lastAskedNanos) / 1e9);
        lastAccepted = accepted.getAsDouble();
        lastAskedNanos = now;
        return Double.isNaN(rate) ? "events -" : String.format(Locale.ROOT, "events %.1f/s", rate);
    }

    /** Records that ingestion has not read yet. */
    private String lag() {
        OptionalDouble lag = ingestion.sum("kafka_consumer_fetch_manager_records_lag", "topic=\"slack.events.v1\"");
        return lag.isEmpty() ? "-" : String.format(Locale.ROOT, "%.0f", lag.getAsDouble());
    }
}
