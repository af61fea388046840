package com.atom.slack.ingestion.workspaces;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.ingestion.wire.SlackTs;
import com.atom.slack.ingestion.wire.Storable;

/** What Slack's {@code team.info} says of a workspace. */
@ApplicationScoped
public class WorkspaceInfo {

    /** Takes in the {@code team} object of {@code team.info}; the newest wins. The transaction must have entered the team. */
    public Uni<Void> seen(SqlConnection tx, String team, JsonNode info, Instant observedAt) {
        return tx.preparedQuery(
                        "insert into workspace_info as w (team, raw, observed_at) values ($1, $2::text::jsonb, $3)"
                                + " on conflict (team) do update set raw = excluded.raw, observed_at = excluded.observed_at"
                                + " where w.observed_at <= excluded.observed_at")
                .execute(Tuple.of(team, Storable.of(info).json(), SlackTs.micros(observedAt)))
                .replaceWithVoid();
    }
}
