package com.atom.slack.devstack.mainjob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.devstack.process.Patience;

/** The gateway's REST API, called with the first administrator's key like any other client would. */
public final class Gateway {

    private static final String API = "/api/integrations/slack";

    private final JsonCall api;

    private Gateway(JsonCall api) {
        this.api = api;
    }

    /**
     * Waits up to half a minute for the key, which auth-service writes at its first start.
     *
     * @throws MainJobFailure when there is none
     */
    public static Gateway asAdministrator(String url, Path keyFile) {
        if (!Patience.until(Duration.ofSeconds(30), () -> Files.size(keyFile) > 0)) {
            throw new MainJobFailure("there is no administrator's key in " + keyFile
                    + ": a database that was used before knows the hash of one, so put that key into the file (mode 0600)"
                    + " or give an empty database");
        }
        try {
            return new Gateway(
                    new JsonCall(url, Optional.of(Files.readString(keyFile).strip())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first connected workspace; empty before the installation. */
    Optional<String> workspace() {
        JsonCall.Answer answer = api.get(API + "/workspaces");
        if (!answer.isOk()) {
            throw MainJobFailure.of("asking for the workspaces", answer);
        }
        return Optional.ofNullable(answer.body().path("workspaces").get(0))
                .map(workspace -> workspace.path("id").asText());
    }

    /** A link that starts an installation in the browser that opens it; works once, for ten minutes. */
    public URI installLink() {
        JsonCall.Answer answer = api.post("/api/auth/slack/authorize", JsonCall.JSON.createObjectNode());
        String link = answer.body().path("install_url").asText();
        if (!answer.isOk() || link.isEmpty()) {
            throw MainJobFailure.of("asking for an install link", answer);
        }
        return URI.create(link);
    }

    /** Whether an ingestion of this workspace runs or ran. */
    boolean wasIngested(String team) {
        JsonCall.Answer answer = status(team);
        return answer.isOk() && answer.body().hasNonNull("start_time");
    }

    /** Starts the ingestion; one that runs already is as good. */
    void ingest(String team) {
        ObjectNode body = JsonCall.JSON.createObjectNode().put("workspace_id", team);
        JsonCall.Answer answer = api.post(API + "/ingest", body);
        if (!answer.isOk() && answer.status() != 409) {
            throw MainJobFailure.of("starting the ingestion", answer);
        }
    }

    /** {@code GET /ingestion/status}. */
    JsonCall.Answer status(String team) {
        return api.get(API + "/ingestion/status?workspace_id=" + team);
    }

    /** How many messages the archive holds of a workspace; empty when the gateway does not say. */
    Optional<Long> messagesHeld(String team) {
        JsonNode held = api.get(API + "/workspace/details?workspace_id=" + team)
                .body()
                .path("workspace")
                .path("total_messages");
        return held.isNumber() ? Optional.of(held.asLong()) : Optional.empty();
    }

    /**
     * What the house says of its audit.
     *
     * @param text for a person: how many entries, the head of the chain, every fault
     */
    public record AuditVerdict(boolean intact, String text) {}

    /** Recomputes the chain of the audit. */
    public AuditVerdict verifyAudit() {
        JsonCall.Answer answer = api.get(API + "/audit/verify");
        if (!answer.isOk()) {
            throw MainJobFailure.of("verifying the audit", answer);
        }
        JsonNode body = answer.body();
        boolean intact = body.path("intact").asBoolean();
        StringBuilder text = new StringBuilder(intact ? "intact" : "NOT INTACT");
        text.append(": ").append(body.path("entries").asLong()).append(" entries, head ");
        text.append(body.path("head").asText("none"));
        body.path("faults")
                .forEach(fault -> text.append("\n  entry ")
                        .append(fault.path("entry").asLong())
                        .append(": ")
                        .append(fault.path("fault").asText()));
        return new AuditVerdict(intact, text.toString());
    }
}
