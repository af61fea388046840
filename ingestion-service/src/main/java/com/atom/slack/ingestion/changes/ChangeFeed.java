package com.atom.slack.ingestion.changes;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.kit.outbox.Outbox;

/** Change records on their way to {@code slack.changes.v1}: written with the rows they speak of, published after the commit. */
@ApplicationScoped
public class ChangeFeed {

    private final Outbox outbox;

    ChangeFeed(ObjectMapper mapper) {
        this.outbox = new Outbox(mapper);
    }

    /** Appends the changes, in this order, to the transaction. */
    public Uni<Void> append(SqlConnection tx, String team, List<ArchiveChange> changes) {
        return outbox.append(
                tx,
                team,
                TopicNames.CHANGES,
                changes.stream()
                        .map(change -> new Outbox.Entry(change.partitionKey(), change))
                        .toList());
    }
}
