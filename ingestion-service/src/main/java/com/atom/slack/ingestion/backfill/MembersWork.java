package com.atom.slack.ingestion.backfill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;

import com.atom.slack.client.SlackCall;
import com.atom.slack.client.rates.SlackMethod;
import com.atom.slack.ingestion.channels.Channels;

/** Reads who is in a channel; the list counts only when it was read whole. */
@ApplicationScoped
class MembersWork implements TaskWork {

    /** Ids only, so a page may be large. */
    private static final int PAGE = 999;

    private final ListWork lists;
    private final Channels channels;

    MembersWork(ListWork lists, Channels channels) {
        this.lists = lists;
        this.channels = channels;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.MEMBERS;
    }

    @Override
    public int batches() {
        return 2;
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public Uni<Void> work(List<Task> batch) {
        Task task = batch.getFirst();
        List<String> members = new ArrayList<>();
        AtomicReference<Instant> asked = new AtomicReference<>();
        return lists.read(
                task,
                SlackCall.of(task.team(), SlackMethod.CONVERSATIONS_MEMBERS)
                        .with("channel", task.channel())
                        .with("limit", PAGE),
                (tx, page) -> {
                    asked.compareAndSet(null, page.asked());
                    List<JsonNode> some = Pages.items(page, "members");
                    some.stream().map(JsonNode::asText).forEach(members::add);
                    return Uni.createFrom().item(some.size());
                },
                tx -> channels.members(tx, task.team(), task.channel(), members, asked.get()));
    }
}
