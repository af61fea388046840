package com.atom.slack.auth.leases;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

import com.atom.slack.auth.leases.LeaseOutcome.Leased;
import com.atom.slack.auth.leases.LeaseOutcome.NeedsReauth;
import com.atom.slack.auth.leases.LeaseOutcome.NotNow;
import com.atom.slack.auth.leases.LeaseOutcome.UnknownWorkspace;
import com.atom.slack.auth.leases.LeaseOutcome.Unreadable;
import com.atom.slack.auth.rotation.TokenProblem;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.internal.TokenLease;
import com.atom.slack.contracts.internal.TokenLeaseQuestion;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Fault;
import com.atom.slack.kit.requests.Requests;

/** {@code POST /internal/tokens/lease}, for services only. */
@Path("/internal/tokens/lease")
class LeaseResource {

    private static final Pattern TEAM = Pattern.compile("[TE][A-Z0-9]{1,20}");
    private static final Pattern PURPOSE = Pattern.compile("[A-Za-z0-9 ._/-]{1,60}");

    private final Leases leases;
    private final CurrentCaller current;
    private final Requests requests;

    LeaseResource(Leases leases, CurrentCaller current, Requests requests) {
        this.leases = leases;
        this.current = current;
        this.requests = requests;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<TokenLease> lease(byte[] body) {
        Caller service = current.require(Role.SERVICE);
        TokenLeaseQuestion question = checked(requests.fromJson(body, TokenLeaseQuestion.class));
        if (service.team().filter(team -> !team.equals(question.team())).isPresent()) {
            throw CommonProblem.WORKSPACE_NOT_FOUND.because("the internal token is for another workspace");
        }
        return leases.lease(service.subject(), question).map(LeaseResource::answer);
    }

    /** Both end up in the audit, so both are words and not text. */
    private static TokenLeaseQuestion checked(TokenLeaseQuestion question) {
        if (!TEAM.matcher(question.team()).matches()) {
            throw CommonProblem.WORKSPACE_NOT_FOUND.because("no workspace has such an id");
        }
        if (!PURPOSE.matcher(question.purpose()).matches()) {
            Fault fault = new Fault("purpose", "a short word such as backfill is expected");
            throw CommonProblem.VALIDATION_FAILED.because(
                    fault.field() + ": " + fault.problem(), Map.of("fields", List.of(fault)));
        }
        return question;
    }

    private static TokenLease answer(LeaseOutcome outcome) {
        return switch (outcome) {
            case Leased(TokenLease lease) -> lease;
            case UnknownWorkspace() -> throw CommonProblem.WORKSPACE_NOT_FOUND.because("it was never installed");
            case NeedsReauth(String reason) -> throw TokenProblem.NEEDS_REAUTH.because(reason);
            case NotNow(String why, long seconds) ->
                throw CommonProblem.SERVICE_UNAVAILABLE.because(
                        "the token has expired and cannot be refreshed yet: " + why,
                        Map.of("retry_after", Math.max(1, seconds)));
            case Unreadable() -> throw CommonProblem.SERVICE_UNAVAILABLE.because("the vault cannot open the token");
        };
    }
}
