package com.atom.slack.ingestion.workspaces;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What Slack's {@code team.info} says of a workspace. */
@ApplicationScoped
public class WorkspaceInfo {

    /** Takes in the {@code team} object of {@code team.info}; the newest wins. The transaction must have entered the team. */
    public Uni<Void> seen(SqlConnection tx, String team, JsonNode info, Instant observedAt) {
        throw new UnsupportedOperationException("not yet");
    }
}
