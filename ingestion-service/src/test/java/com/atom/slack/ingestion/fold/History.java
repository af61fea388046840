package com.atom.slack.ingestion.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A random history of one channel: what happens, the events that tell of it, and pages read in between. Knows the truth at its
 * end. Every step takes at least a second, so that a page's window lies between two happenings.
 */
final class History {

    /** Something that a fold can take. */
    sealed interface Observation {
        record Event(ObjectNode envelope) implements Observation {}

        record Page(List<JsonNode> messages, Instant at, PageObservation.Kind kind) implements Observation {}
    }

    /** A message as it truly is. */
    static final class Truth {
        final ObjectNode message;
        final Map<String, TreeSet<String>> reactions = new TreeMap<>();
        boolean deleted;
        boolean tombstone;

        Truth(ObjectNode message) {
            this.message = message;
        }
    }

    private static final List<String> NAMES = List.of("thumbsup", "tada", "eyes");

    final String channel;
    final Map<String, Truth> truth = new TreeMap<>();
    final List<Observation> observations = new ArrayList<>();
    private final Random random;
    private long seconds = 1_750_000_000L;
    private int micros;
    private int events;

    History(long seed, String channel, int steps) {
        this.channel = channel;
        this.random = new Random(seed);
        for (int step = 0; step < steps; step++) {
            step();
        }
    }

    private void step() {
        // often within the same second, because Slack tells the time of an edit in whole seconds
        if (random.nextInt(3) > 0) {
            seconds += 1 + random.nextInt(5);
            micros = 0;
        }
        List<Truth> alive = truth.values().stream().filter(t -> !t.deleted).toList();
        switch (alive.isEmpty() ? 0 : random.nextInt(12)) {
            case 0, 1, 2 -> post();
            case 3, 4 -> reply(pick(alive));
            case 5 -> edit(pick(alive));
            case 6 -> unfurl(pick(alive));
            case 7 -> delete(pick(alive));
            case 8, 9 -> react(pick(alive));
            case 10 -> unreact(pick(alive));
            default -> pages();
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String now() {
        micros += 1 + random.nextInt(1_000);
        return seconds + "." + String.format("%06d", micros);
    }

    private String user() {
        return "U" + random.nextInt(4);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void post() {
        add(object().put("text", "post " + random.nextInt(1000) + " <@" + user() + "> &amp; more"));
    }

    private void reply(Truth parent) {
        String thread = parent.message
                .path("thread_ts")
                .asText(parent.message.path("ts").asText());
        Truth top = truth.get(thread);
        if (top == null || top.deleted) {
            return;
        }
        ObjectNode reply = object().put("text", "reply " + random.nextInt(1000)).put("thread_ts", thread);
        if (random.nextInt(5) == 0) {
            reply.put("subtype", "thread_broadcast");
        }
        add(reply);
    }

    private void add(ObjectNode message) {
        String ts = now();
        message.put("type", "message").put("user", user()).put("ts", ts);
        truth.put(ts, new Truth(message));
        tell(message.deepCopy().put("channel_type", "channel"), ts);
        if (random.nextInt(4) == 0) {
            tell(message.deepCopy().put("type", "app_mention"), ts);
        }
    }

    private void edit(Truth of) {
        String at = now();
        JsonNode former = of.message.deepCopy();
        of.message.put("text", "edited " + random.nextInt(1000));
        of.message.set("edited", object().put("user", "U1").put("ts", seconds + ".000000"));
        changed(of.message.deepCopy(), former, at);
    }

    private void unfurl(Truth of) {
        String at = now();
        JsonNode former = of.message.deepCopy();
        of.message.putArray("attachments").addObject().put("fallback", "link " + random.nextInt(100));
        changed(of.message.deepCopy(), former, at);
    }

    private void delete(Truth of) {
        String at = now();
        String ts = of.message.path("ts").asText();
        of.deleted = true;
        boolean hasReplies = truth.values().stream()
                .anyMatch(
                        t -> !t.deleted && ts.equals(t.message.path("thread_ts").asText()));
        if (hasReplies) {
            of.tombstone = true;
            changed(tombstone(ts), of.message.deepCopy(), at);
        } else {
            ObjectNode event = object().put("subtype", "message_deleted")
                    .put("deleted_ts", ts)
                    .put("ts", at);
            event.set("previous_message", of.message.deepCopy());
            tell(event.put("type", "message").put("hidden", true), at);
        }
    }

    private static ObjectNode tombstone(String ts) {
        return object().put("type", "message")
                .put("subtype", "tombstone")
                .put("user", "USLACKBOT")
                .put("text", "This message was deleted.")
                .put("hidden", true)
                .put("ts", ts)
                .put("thread_ts", ts);
    }

    private void changed(ObjectNode message, JsonNode former, String at) {
        ObjectNode event = object().put("type", "message")
                .put("subtype", "message_changed")
                .put("hidden", true)
                .put("ts", at);
        event.set("message", message);
        if (random.nextBoolean()) {
            event.set("previous_message", former);
        }
        tell(event, at);
    }

    private void react(Truth of) {
        String user = user();
        String name = pick(NAMES);
        if (of.reactions.computeIfAbsent(name, key -> new TreeSet<>()).add(user)) {
            reaction("reaction_added", of, name, user);
        }
    }

    private void unreact(Truth of) {
        of.reactions.forEach((name, users) -> {
            if (!users.isEmpty() && random.nextBoolean()) {
                reaction("reaction_removed", of, name, users.pollFirst());
                seconds += 2;
            }
        });
    }

    private void reaction(String type, Truth of, String name, String user) {
        ObjectNode event = object().put("type", type).put("user", user).put("reaction", name);
        event.set(
                "item",
                object().put("type", "message")
                        .put("channel", channel)
                        .put("ts", of.message.path("ts").asText()));
        tell(event, now());
    }

    private void tell(ObjectNode event, String eventTs) {
        if (!event.has("item")) {
            event.put("channel", channel);
        }
        event.put("event_ts", eventTs);
        ObjectNode envelope = object().put("type", "event_callback").put("event_id", "Ev" + channel + events++);
        envelope.set("event", event);
        observations.add(new Observation.Event(envelope));
    }

    /** The channel's history and every thread of it, as Slack would answer now. */
    private void pages() {
        Instant at = Instant.ofEpochSecond(++seconds);
        List<JsonNode> history = new ArrayList<>();
        Map<String, List<JsonNode>> threads = new LinkedHashMap<>();
        truth.forEach((ts, t) -> {
            JsonNode shown = shown(ts, t);
            String thread = t.message.path("thread_ts").asText("");
            boolean reply = !thread.isEmpty() && !thread.equals(ts);
            if (shown != null && (!reply || t.message.path("subtype").asText().equals("thread_broadcast"))) {
                history.add(shown);
            }
            if (shown != null && reply) {
                threads.computeIfAbsent(thread, key -> new ArrayList<>()).add(shown);
            }
        });
        observations.add(new Observation.Page(history, at, PageObservation.Kind.HISTORY));
        threads.values()
                .forEach(thread -> observations.add(new Observation.Page(thread, at, PageObservation.Kind.REPLIES)));
    }

    private JsonNode shown(String ts, Truth t) {
        if (t.deleted) {
            return t.tombstone ? tombstone(ts) : null;
        }
        ObjectNode message = t.message.deepCopy();
        List<String> replies = truth.entrySet().stream()
                .filter(e -> !e.getValue().deleted
                        && ts.equals(e.getValue().message.path("thread_ts").asText()))
                .map(Map.Entry::getKey)
                .toList();
        if (!replies.isEmpty()) {
            message.put("thread_ts", ts).put("reply_count", replies.size()).put("latest_reply", replies.getLast());
        }
        t.reactions.forEach((name, users) -> {
            if (!users.isEmpty()) {
                ObjectNode reaction = message.withArray("reactions")
                        .addObject()
                        .put("name", name)
                        .put("count", users.size());
                users.forEach(reaction.withArray("users")::add);
            }
        });
        return message;
    }
}
