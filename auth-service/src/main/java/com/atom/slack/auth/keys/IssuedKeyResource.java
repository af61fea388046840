package com.atom.slack.auth.keys;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

import com.atom.slack.auth.keys.IssueOutcome.BeyondOwnScope;
import com.atom.slack.auth.keys.IssueOutcome.Issued;
import com.atom.slack.auth.keys.IssueOutcome.UnknownWorkspace;
import com.atom.slack.auth.keys.RevokeOutcome.LastAdministrator;
import com.atom.slack.auth.keys.RevokeOutcome.Revoked;
import com.atom.slack.auth.keys.RevokeOutcome.UnknownKey;
import com.atom.slack.contracts.api.ApiKeyRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Fault;
import com.atom.slack.kit.requests.Requests;

/** {@code /api-keys}, for administrators. The key itself is in one answer only, the one that made it. */
@Path("/internal/api-keys")
class IssuedKeyResource {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");
    private static final int CREATED = 201;

    private final IssuedKeys keys;
    private final CurrentCaller current;
    private final Requests requests;
    private final Clock clock;

    IssuedKeyResource(IssuedKeys keys, CurrentCaller current, Requests requests, Clock clock) {
        this.keys = keys;
        this.current = current;
        this.requests = requests;
        this.clock = clock;
    }

    record Listed(boolean ok, Instant timestamp, List<ApiKeyView> apiKeys, int totalCount) {}

    /** With the key in the clear. */
    record Made(boolean ok, Instant timestamp, ApiKeyView apiKey, String key) {
        @Override
        public String toString() {
            return "Made[apiKey=" + apiKey + "]";
        }
    }

    record Ended(boolean ok, Instant timestamp, String id, boolean revoked, boolean alreadyRevoked) {}

    @GET
    public Uni<Listed> list() {
        return keys.visibleTo(current.require(Role.ADMIN))
                .map(rows -> rows.stream()
                        .map(row -> ApiKeyView.of(row, clock.instant()))
                        .toList())
                .map(views -> new Listed(true, clock.instant(), views, views.size()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(CREATED)
    public Uni<Made> create(byte[] body) {
        Caller admin = current.require(Role.ADMIN);
        ApiKeyRequest wish = checked(requests.fromJson(body, ApiKeyRequest.class));
        return keys.issue(admin, wish).map(this::made);
    }

    private ApiKeyRequest checked(ApiKeyRequest wish) {
        if (wish.workspaces().contains("*") && wish.workspaces().size() > 1) {
            throw refuse(new Fault("workspaces", "* stands alone"));
        }
        if (wish.expiresAt() != null && !wish.expiresAt().isAfter(clock.instant())) {
            throw refuse(new Fault("expires_at", "must be in the future"));
        }
        return wish;
    }

    private static RuntimeException refuse(Fault fault) {
        return CommonProblem.VALIDATION_FAILED.because(
                fault.field() + ": " + fault.problem(), Map.of("fields", List.of(fault)));
    }

    private Made made(IssueOutcome outcome) {
        return switch (outcome) {
            case Issued(ApiKey key, ApiKeyRow row) ->
                new Made(true, clock.instant(), ApiKeyView.of(row, clock.instant()), key.text());
            case UnknownWorkspace(String team) ->
                throw CommonProblem.WORKSPACE_NOT_FOUND.because("workspace " + team + " is not known");
            case BeyondOwnScope(String what) ->
                throw CommonProblem.INSUFFICIENT_PERMISSIONS.because("your own credential does not cover " + what);
        };
    }

    @DELETE
    @Path("/{id}")
    public Uni<Ended> revoke(@RestPath String id) {
        Caller admin = current.require(Role.ADMIN);
        if (!ID.matcher(id).matches()) {
            throw unknown();
        }
        return keys.revoke(admin, id).map(this::ended);
    }

    private Ended ended(RevokeOutcome outcome) {
        return switch (outcome) {
            case Revoked(ApiKeyRow row, boolean before) -> new Ended(true, clock.instant(), row.id(), true, before);
            case UnknownKey() -> throw unknown();
            case LastAdministrator() ->
                throw CommonProblem.CONFLICT.because(
                        "it is the last key that administers all workspaces: create another one first");
        };
    }

    private static RuntimeException unknown() {
        return CommonProblem.NOT_FOUND.because("no such API key");
    }
}
