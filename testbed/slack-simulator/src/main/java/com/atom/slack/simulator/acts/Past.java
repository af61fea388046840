package com.atom.slack.simulator.acts;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.World;

/** What happened elsewhere before: applied and journaled like everything else, but no event tells of it. */
public final class Past {
    private final World world;
    private final Journal journal;

    public Past(World world, Journal journal) {
        this.world = world;
        this.journal = journal;
    }

    public void remember(Change change) {
        world.apply(change);
        ObjectNode line = Json.object();
        change.writeTo(line);
        line.putArray("event_ids");
        journal.append("change", line.put("hash", Acts.hash(world, change)));
    }
}
