package com.atom.slack.simulator.control;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.story.Story;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.World;

/** Worlds of the past: the story told again and the journal replayed up to a number. The last few are kept. */
final class Snapshots {
    private static final int KEPT = 2;

    private final Vertx vertx;
    private final Story story;
    private final Journal journal;
    private final World now;
    private final Map<Long, Future<World>> kept = new LinkedHashMap<>();

    Snapshots(Vertx vertx, Story story, Journal journal, World now) {
        this.vertx = vertx;
        this.story = story;
        this.journal = journal;
        this.now = now;
    }

    /** @param seq empty for now; otherwise at most the journal's */
    Future<World> at(Optional<Long> seq) {
        if (seq.isEmpty() || seq.get() == journal.seq()) {
            return Future.succeededFuture(now);
        }
        Future<World> past = kept.get(seq.get());
        if (past == null) {
            if (kept.size() >= KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            past = vertx.executeBlocking(() -> replayed(seq.get()));
            kept.put(seq.get(), past);
        }
        return past;
    }

    private World replayed(long until) {
        World world = story.told();
        Journal.Place place = journal.placeAfter(0);
        long left = until;
        while (left > 0) {
            Journal.Lines lines = journal.read(place, (int) Math.min(left, Integer.MAX_VALUE));
            if (lines.count() == 0) {
                break;
            }
            for (String line : new String(lines.bytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("{\"type\":\"change\"")) {
                    ObjectNode json = Json.own(line);
                    world.apply(Change.from(json));
                }
            }
            left -= lines.count();
            place = lines.next();
        }
        return world;
    }
}
