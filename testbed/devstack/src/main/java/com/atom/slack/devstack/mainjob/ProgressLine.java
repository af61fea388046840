package com.atom.slack.devstack.mainjob;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import com.fasterxml.jackson.databind.JsonNode;

/** One line that tells how far the archive is: messages held of messages known, events a second, how far behind. */
public final class ProgressLine {

    private static final String ACCEPTED = "atom_events_accepted_total";

    private final Gateway gateway;
    private final DemoSlack slack;
    private final JsonCall eventsManagement;

    private double lastAccepted = Double.NaN;
    private long lastAskedNanos;

    /** @param eventsManagementUrl events-service's, without a slash at the end */
    public ProgressLine(Gateway gateway, DemoSlack slack, String eventsManagementUrl) {
        this.gateway = gateway;
        this.slack = slack;
        this.eventsManagement = new JsonCall(eventsManagementUrl, Optional.empty());
    }

    /** Empty while there is no workspace or somebody does not answer. */
    public Optional<String> next() {
        try {
            return gateway.workspace().map(this::line);
        } catch (MainJobFailure | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private String line(String team) {
        JsonNode status = gateway.status(team).body();
        long known = slack.truth(team).visible();
        long held =
                gateway.messagesHeld(team).orElse(status.path("itemsProcessed").asLong());
        return "messages %,d of %,d   %s   %s"
                .formatted(held, known, eventsPerSecond(), status.path("stage").asText("waiting"));
    }

    private String eventsPerSecond() {
        OptionalDouble accepted = accepted();
        long now = System.nanoTime();
        if (accepted.isEmpty()) {
            return "events -";
        }
        double rate = (accepted.getAsDouble() - lastAccepted) / ((now - lastAskedNanos) / 1e9);
        lastAccepted = accepted.getAsDouble();
        lastAskedNanos = now;
        return Double.isNaN(rate) ? "events -" : String.format(Locale.ROOT, "events %.1f/s", rate);
    }

    private OptionalDouble accepted() {
        return eventsManagement
                .get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(ACCEPTED))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum);
    }
}
