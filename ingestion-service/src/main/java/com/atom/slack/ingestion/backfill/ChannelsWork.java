package com.atom.slack.ingestion.backfill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackCall;
import com.atom.slack.client.rates.SlackMethod;
import com.atom.slack.ingestion.channels.Channels;

/** Reads the conversations of all kinds, archived ones too, and with the last page makes the tasks of those that are readable. */
@ApplicationScoped
class ChannelsWork implements TaskWork {

    private static final String KINDS = "public_channel,private_channel,mpim,im";
    private static final int PAGE = 200;

    private final ListWork lists;
    private final Channels channels;
    private final TaskProgress progress;
    private final ChannelTasks channelTasks;

    ChannelsWork(ListWork lists, Channels channels, TaskProgress progress, ChannelTasks channelTasks) {
        this.lists = lists;
        this.channels = channels;
        this.progress = progress;
        this.channelTasks = channelTasks;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CHANNELS;
    }

    @Override
    public int batches() {
        return 1;
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public Uni<Void> work(List<Task> batch) {
        Task task = batch.getFirst();
        return lists.read(
                task,
                SlackCall.of(task.team(), SlackMethod.CONVERSATIONS_LIST)
                        .with("types", KINDS)
                        .with("exclude_archived", "false")
                        .with("limit", PAGE),
                (tx, page) -> write(tx, task, page),
                tx -> channelTasks.begin(tx, task.team(), task.run()));
    }

    private Uni<Integer> write(SqlConnection tx, Task task, SlackAnswer.Ok page) {
        // in one order, so that two units of work that lock channels cannot wait for each other
        List<JsonNode> conversations = Pages.items(page, "channels").stream()
                .sorted(Comparator.comparing(
                        conversation -> conversation.path("id").asText()))
                .toList();
        List<Long> keys = new ArrayList<>();
        List<Long> created = new ArrayList<>();
        return Multi.createFrom()
                .iterable(conversations)
                .onItem()
                .transformToUniAndConcatenate(conversation -> channels.seen(
                                tx, task.team(), conversation, page.answered())
                        .invoke(key -> {
                            keys.add(key);
                            created.add(conversation.path("created").asLong(0));
                        }))
                .collect()
                .last()
                .chain(() -> progress.beginnings(tx, task.team(), keys, created))
                .replaceWith(conversations.size());
    }
}
