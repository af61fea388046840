package com.atom.slack.simulator.pace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** Numbers that Slack does not tell, or that somebody wants otherwise; forgotten when the process ends. */
public final class Terms {
    private static final Set<String> KNOWN = Set.of(
            "retry_after",
            "events_per_hour",
            "disable_from_events",
            "ping_seconds",
            "ticket_seconds",
            "connection_seconds",
            "burst_percent",
            "cursor_seconds");

    private List<Long> retryAfter = List.of(0L, 60L, 300L);
    private long eventsPerHour = 30_000;
    private long disableFromEvents = 1_000;
    private long pingSeconds = 10;
    private long ticketSeconds = 30;
    private long connectionSeconds = 3600;
    private long burstPercent = 10;
    private long cursorSeconds = 21_600;

    /** @param relaxed how many times more than Slack's limits is allowed */
    public Terms(int relaxed) {
        eventsPerHour *= relaxed;
        disableFromEvents *= relaxed;
    }

    /** Seconds from a failed attempt to the next one, in order; scaled by the clock. */
    public List<Long> retryAfter() {
        return retryAfter;
    }

    /** Deliveries an hour for each workspace and app. */
    public long eventsPerHour() {
        return eventsPerHour;
    }

    /** Events an hour below which a subscription is never disabled. */
    public long disableFromEvents() {
        return disableFromEvents;
    }

    /** Between the pings of a socket; not scaled, because clients wait for them in real time. */
    public long pingSeconds() {
        return pingSeconds;
    }

    /** How long the address of a socket can be used; scaled by the clock. */
    public long ticketSeconds() {
        return ticketSeconds;
    }

    /** How long a socket lives; scaled by the clock. */
    public long connectionSeconds() {
        return connectionSeconds;
    }

    /** What is tolerated on top of a method's tier; 0 for nothing. */
    public long burstPercent() {
        return burstPercent;
    }

    /** How long the mark of a next page is good; scaled by the clock. */
    public long cursorSeconds() {
        return cursorSeconds;
    }

    /** @throws IllegalArgumentException names the field that is wrong; nothing has changed then */
    public void change(ObjectNode wish) {
        wish.fieldNames().forEachRemaining(field -> {
            if (!KNOWN.contains(field)) {
                throw new IllegalArgumentException("there is no field " + field);
            }
        });
        List<Long> spacing = wish.has("retry_after") ? spacing(wish.get("retry_after")) : retryAfter;
        long perHour = number(wish, "events_per_hour", eventsPerHour);
        long disable = number(wish, "disable_from_events", disableFromEvents);
        long ping = number(wish, "ping_seconds", pingSeconds);
        long ticket = number(wish, "ticket_seconds", ticketSeconds);
        long connection = number(wish, "connection_seconds", connectionSeconds);
        long burst = wish.path("burst_percent").asInt(-1) == 0 ? 0 : number(wish, "burst_percent", burstPercent);
        long cursor = number(wish, "cursor_seconds", cursorSeconds);
        retryAfter = spacing;
        eventsPerHour = perHour;
        disableFromEvents = disable;
        pingSeconds = ping;
        ticketSeconds = ticket;
        connectionSeconds = connection;
        burstPercent = burst;
        cursorSeconds = cursor;
    }

    private static List<Long> spacing(JsonNode list) {
        List<Long> seconds = new ArrayList<>();
        list.forEach(wait -> seconds.add(wait.canConvertToExactIntegral() ? wait.asLong() : -1));
        if (!list.isArray() || seconds.stream().anyMatch(wait -> wait < 0 || wait > 86_400)) {
            throw new IllegalArgumentException("retry_after is to be a list of seconds, each from 0 to 86400");
        }
        return List.copyOf(seconds);
    }

    private static long number(ObjectNode wish, String name, long now) {
        JsonNode value = wish.path(name);
        if (value.isMissingNode()) {
            return now;
        }
        if (!value.isIntegralNumber() || value.asLong() < 1) {
            throw new IllegalArgumentException(name + " is to be a whole number above 0");
        }
        return value.asLong();
    }

    public ObjectNode json() {
        ObjectNode json = Json.object();
        ArrayNode spacing = json.putArray("retry_after");
        retryAfter.forEach(spacing::add);
        json.put("events_per_hour", eventsPerHour).put("disable_from_events", disableFromEvents);
        json.put("ping_seconds", pingSeconds).put("ticket_seconds", ticketSeconds);
        json.put("connection_seconds", connectionSeconds);
        return json.put("burst_percent", burstPercent).put("cursor_seconds", cursorSeconds);
    }
}
