package com.atom.slack.auth.status;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.openapi.annotations.Operation;

import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.auth.vault.TokenVault;

/** {@code GET /api/auth/slack/status}, open to everybody: names of variables and addresses, no values. */
@Path("/api/auth/slack/status")
class StatusResource {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final SlackApp app;
    private final TokenVault vault;
    private final Pool pool;
    private final Clock clock;

    StatusResource(SlackApp app, TokenVault vault, Pool pool, Clock clock) {
        this.app = app;
        this.vault = vault;
        this.pool = pool;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Whether an installation could succeed")
    public Uni<StatusAnswer> status() {
        return databaseAnswers().map(this::answer);
    }

    private Uni<Boolean> databaseAnswers() {
        return pool.query("select 1")
                .execute()
                .replaceWith(true)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure()
                .recoverWithItem(false);
    }

    private StatusAnswer answer(boolean database) {
        List<String> missing = app.missing();
        boolean encryption = vault.works();
        String status = !missing.isEmpty() ? "not_configured" : database && encryption ? "ready" : "degraded";
        return new StatusAnswer(
                true, clock.instant(), status, app.redirectUri(), app.defaultScopes(), database, encryption, missing);
    }
}
