package com.atom.slack.ingestion.users;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** The users of a workspace. Every method runs in the caller's transaction, which must have entered the team. */
@ApplicationScoped
public class Users {

    /** Takes in user objects of {@code users.list}, {@code users.info} or an event; the newest record of each user wins. */
    public Uni<Void> seen(SqlConnection tx, String team, List<JsonNode> users, Instant observedAt) {
        throw new UnsupportedOperationException("not yet");
    }
}
