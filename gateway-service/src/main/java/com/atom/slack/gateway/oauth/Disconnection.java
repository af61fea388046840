package com.atom.slack.gateway.oauth;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.DisconnectRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.contracts.internal.PurgeProgress;
import com.atom.slack.contracts.internal.PurgeQuestion;
import com.atom.slack.gateway.admission.CurrentVisitor;
import com.atom.slack.gateway.owners.OwnerAnswer;
import com.atom.slack.gateway.owners.Owners;
import com.atom.slack.gateway.owners.OwnersConfig;
import com.atom.slack.gateway.passage.Answers;
import com.atom.slack.gateway.teams.TeamChoice;

/**
 * Endpoint 20, of which auth-service owns the deed and every owner its count. Asked again with {@code purge} it tells how far
 * the others are.
 */
@ApplicationScoped
class Disconnection {

    /** What nobody can take back from a topic; it holds no more than this. */
    private static final List<String> KEPT = List.of(
            "what Slack sent and what was made of it stays on Kafka for 7 days, dead letters for 30; no copy is made from there",
            "the audit, and the id of the workspace with the moment of the purge");

    private final Owners owners;
    private final OwnersConfig config;
    private final TeamChoice teams;
    private final CurrentVisitor current;
    private final Answers answers;
    private final ObjectMapper mapper;
    private final Clock clock;

    Disconnection(
            Owners owners,
            OwnersConfig config,
            TeamChoice teams,
            CurrentVisitor current,
            Answers answers,
            ObjectMapper mapper,
            Clock clock) {
        this.owners = owners;
        this.config = config;
        this.teams = teams;
        this.current = current;
        this.answers = answers;
        this.mapper = mapper;
        this.clock = clock;
    }

    Uni<Response> of(DisconnectRequest request) {
        String team = teams.choose(current.get(), request.workspaceId());
        Caller caller = current.get().caller().in(team);
        DisconnectRequest question = new DisconnectRequest(team, request.purge());
        return owners.ask(ServiceName.AUTH, "/api/auth/slack/disconnect", caller, question, config.writeDeadline())
                .chain(answer -> answer.succeeded()
                        ? composed(team, caller, json(answer))
                        : Uni.createFrom().item(() -> answers.plain(answer)));
    }

    private Uni<Response> composed(String team, Caller caller, JsonNode auth) {
        if (!auth.hasNonNull("purged_at")) {
            Map<String, Map<String, Long>> deleted = Map.of("auth", counts(auth));
            return Uni.createFrom().item(() -> response(team, auth, deleted, "none", List.of(), List.of()));
        }
        PurgeQuestion question =
                new PurgeQuestion(Instant.parse(auth.path("purged_at").asText()));
        return progress(ServiceName.INGESTION, caller, question)
                .chain(archive -> progress(ServiceName.ANALYTICS, caller, question)
                        .map(analytics -> purging(team, auth, archive, analytics)));
    }

    private Response purging(
            String team, JsonNode auth, @Nullable PurgeProgress archive, @Nullable PurgeProgress analytics) {
        Map<String, Map<String, Long>> deleted = new LinkedHashMap<>();
        List<String> waitingFor = new ArrayList<>();
        deleted.put("auth", counts(auth));
        if (!auth.path("done").asBoolean()) {
            waitingFor.add("auth");
        }
        take("archive", archive, deleted, waitingFor);
        take("analytics", analytics, deleted, waitingFor);
        return response(team, auth, deleted, waitingFor.isEmpty() ? "done" : "running", waitingFor, KEPT);
    }

    private static void take(
            String store,
            @Nullable PurgeProgress progress,
            Map<String, Map<String, Long>> deleted,
            List<String> waitingFor) {
        deleted.put(store, progress == null ? Map.of() : progress.deleted());
        if (progress == null || !progress.done()) {
            waitingFor.add(store);
        }
    }

    /** Null when the owner cannot say: it deletes by itself, as soon as it can. */
    private Uni<@Nullable PurgeProgress> progress(ServiceName owner, Caller caller, PurgeQuestion question) {
        return owners.ask(owner, "/internal/workspace/purge", caller, question, config.readDeadline())
                .map(answer -> answer.succeeded() ? mapper.convertValue(json(answer), PurgeProgress.class) : null)
                .onFailure()
                .recoverWithNull();
    }

    private Map<String, Long> counts(JsonNode auth) {
        Map<String, Long> counts = new LinkedHashMap<>();
        auth.path("deleted")
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        return counts;
    }

    private Response response(
            String team,
            JsonNode auth,
            Map<String, Map<String, Long>> deleted,
            String purge,
            List<String> waitingFor,
            List<String> kept) {
        DisconnectAnswer answer = new DisconnectAnswer(
                true, clock.instant(), team, auth.path("revoked"), deleted, purge, waitingFor, kept);
        return Response.ok(answer).header("Cache-Control", "no-store").build();
    }

    private JsonNode json(OwnerAnswer answer) {
        try {
            return mapper.readTree(answer.body().getBytes());
        } catch (IOException unreadable) {
            throw new IllegalStateException("an owner's answer is not JSON", unreadable);
        }
    }
}
