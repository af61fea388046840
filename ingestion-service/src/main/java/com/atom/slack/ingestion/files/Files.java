package com.atom.slack.ingestion.files;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** The files of a workspace. Every method runs in the caller's transaction, which must have entered the team. */
@ApplicationScoped
public class Files {

    /** Takes in file objects, whole ones or stubs with only an id; a whole one wins over a stub, a newer one over an older. */
    public Uni<Void> seen(SqlConnection tx, String team, List<JsonNode> files, Instant observedAt) {
        throw new UnsupportedOperationException("not yet");
    }
}
