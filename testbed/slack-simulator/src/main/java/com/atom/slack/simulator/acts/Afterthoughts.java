package com.atom.slack.simulator.acts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;

import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/**
 * What Slack does by itself a moment after a person has spoken, as often as the faults that are on say: it guesses the
 * language and unfurls the first link. It waits by the simulated clock; what has not happened yet dies with the process.
 */
public final class Afterthoughts {
    private static final long EVERY_MILLIS = 25;

    private final Vertx vertx;
    private final World world;
    private final Acts acts;
    private final Changes changes;
    private final Pace pace;
    private final Faults faults;
    private final PriorityQueue<Thought> waiting = new PriorityQueue<>(Comparator.comparing(Thought::dueMillis));

    /** One to come, about one message. */
    private record Thought(long dueMillis, Fault.Kind kind, String team, String channel, String ts) {}

    public Afterthoughts(Vertx vertx, World world, Acts acts, Changes changes, Pace pace, Faults faults) {
        this.vertx = vertx;
        this.world = world;
        this.acts = acts;
        this.changes = changes;
        this.pace = pace;
        this.faults = faults;
    }

    /** Told of everything that happens. */
    public void follow(Change change) {
        if (faults.isQuiet() || change.op() != Change.Op.POST) {
            return;
        }
        Optional<Message> spoken =
                spoken(change.team(), change.channel(), change.ts()).filter(Message::isTyped);
        if (spoken.isEmpty()) {
            return;
        }
        String text = spoken.get().text();
        if (!text.isEmpty()) {
            perhaps(Fault.Kind.LANGUAGE_DETECTED, change);
        }
        boolean unfurls = spoken.get().extra().path("unfurl_links").asBoolean(true);
        if (unfurls && !Escaping.links(text).isEmpty()) {
            perhaps(Fault.Kind.LINK_UNFURLED, change);
        }
    }

    private void perhaps(Fault.Kind kind, Change change) {
        faults.strikes(kind, change.team(), "").ifPresent(fault -> {
            long due = pace.simulatedMillis() + fault.retryAfter() * 1000L;
            if (waiting.isEmpty()) {
                vertx.setPeriodic(EVERY_MILLIS, this::look);
            }
            waiting.add(new Thought(due, kind, change.team(), change.channel(), change.ts()));
        });
    }

    private void look(long timer) {
        while (!waiting.isEmpty() && waiting.peek().dueMillis() <= pace.simulatedMillis()) {
            think(waiting.poll());
        }
        if (waiting.isEmpty()) {
            vertx.cancelTimer(timer);
        }
    }

    /** About what is still there. */
    private void think(Thought thought) {
        spoken(thought.team(), thought.channel(), thought.ts()).ifPresent(message -> {
            Team team = world.teams().get(thought.team());
            Channel channel = team.channels().get(thought.channel());
            fields(thought.kind(), message)
                    .ifPresent(fields -> acts.happen(changes.annotate(team, channel, message, fields)));
        });
    }

    private Optional<Message> spoken(String team, String channel, String ts) {
        return world.team(team)
                .map(known -> known.channels().get(channel))
                .flatMap(known -> known.message(ts))
                .filter(message -> !message.isDeleted() && !message.isSystem());
    }

    /** Empty when an edit has taken the link away, or it has been unfurled. */
    private static Optional<ObjectNode> fields(Fault.Kind kind, Message message) {
        if (kind == Fault.Kind.LANGUAGE_DETECTED) {
            return Optional.of(SlackActions.language("en"));
        }
        List<String> links = Escaping.links(message.text());
        ArrayNode attachments = Json.array();
        message.extra().path("attachments").forEach(attachments::add);
        if (links.isEmpty() || isUnfurled(attachments, links.getFirst())) {
            return Optional.empty();
        }
        attachments.add(SlackActions.preview(attachments.size() + 1, links.getFirst(), links.getFirst(), ""));
        return Optional.of(Json.object().set("attachments", attachments));
    }

    private static boolean isUnfurled(ArrayNode attachments, String link) {
        for (JsonNode attachment : attachments) {
            if (attachment.path("from_url").asText().equals(link)) {
                return true;
            }
        }
        return false;
    }
}
