package com.atom.slack.simulator.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;
import com.atom.slack.simulator.wire.Json;

/**
 * Which apps Slack has stopped sending events to: more than 95 % of the attempts of the last hour failed, and there were
 * enough events. Kept in {@code subscriptions.json}; the counts are not.
 */
public final class Subscriptions {
    public static final String FILE = "subscriptions.json";
    private static final long MINUTE_MILLIS = 60_000;
    private static final int EVENTS = 0;
    private static final int ATTEMPTS = 1;
    private static final int FAILURES = 2;

    /** @param since epoch seconds */
    public record Disabled(long since, String why) {}

    private final Path file;
    private final Journal journal;
    private final Pace pace;
    private final Terms terms;
    private final Map<String, Disabled> disabled = new HashMap<>();
    private final Map<String, LastHour> counts = new HashMap<>();

    public Subscriptions(Path folder, Journal journal, Pace pace, Terms terms) {
        this.file = folder.resolve(FILE);
        this.journal = journal;
        this.pace = pace;
        this.terms = terms;
        if (Files.exists(file)) {
            load();
        }
    }

    private void load() {
        try {
            Json.own(Files.readString(file)).properties().forEach(app -> {
                long since = app.getValue().path("since").asLong();
                disabled.put(
                        app.getKey(),
                        new Disabled(since, app.getValue().path("why").asText()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save() {
        ObjectNode json = Json.object();
        disabled.forEach(
                (app, since) -> json.putObject(app).put("since", since.since).put("why", since.why));
        Path next = file.resolveSibling(FILE + ".next");
        try {
            Files.write(next, Json.bytes(json));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the subscriptions cannot be written", e);
        }
    }

    public Optional<Disabled> disabled(String app) {
        return Optional.ofNullable(disabled.get(app));
    }

    /** False when it was on. */
    public boolean enable(String app) {
        if (disabled.remove(app) == null) {
            return false;
        }
        counts.remove(app);
        save();
        note(app, "enabled");
        return true;
    }

    /**
     * Counts an attempt over HTTP.
     *
     * @param isFirst  of its event
     * @return whether this one was too much, and the app is now disabled
     */
    boolean attempted(String app, boolean isFirst, boolean failed) {
        LastHour hour = counts.computeIfAbsent(app, unknown -> new LastHour(3));
        hour.moveTo(pace.simulatedMillis() / MINUTE_MILLIS);
        hour.add(ATTEMPTS);
        if (isFirst) {
            hour.add(EVENTS);
        }
        if (failed) {
            hour.add(FAILURES);
        }
        boolean tooMuch = hour.sum(EVENTS) >= terms.disableFromEvents()
                && hour.sum(FAILURES) * 100 > hour.sum(ATTEMPTS) * 95
                && !disabled.containsKey(app);
        if (tooMuch) {
            String why = hour.sum(FAILURES) + " of " + hour.sum(ATTEMPTS) + " attempts failed within 60 minutes, with "
                    + hour.sum(EVENTS) + " events";
            disabled.put(app, new Disabled(pace.seconds(), why));
            counts.remove(app);
            save();
            note(app, "disabled: " + why);
        }
        return tooMuch;
    }

    private void note(String app, String what) {
        journal.append("subscription", Json.object().put("app_id", app).put("note", what));
    }

    /** Adds {@code events_disabled} and, when it is, since when and why. */
    public ObjectNode told(String app, ObjectNode json) {
        Disabled off = disabled.get(app);
        json.put("events_disabled", off != null);
        if (off != null) {
            json.put("events_disabled_since", off.since).put("events_disabled_why", off.why);
        }
        return json;
    }
}
