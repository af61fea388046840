package com.atom.slack.auth.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;

import com.atom.slack.auth.rotation.RefreshNow.Outcome;
import com.atom.slack.auth.slackapp.Pair;
import com.atom.slack.auth.slackapp.Reply;
import com.atom.slack.auth.vault.SlackToken;
import com.atom.slack.contracts.api.RefreshRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;
import com.atom.slack.kit.requests.Requests;

/** Endpoint 19. */
@Path("/api/auth/slack/refresh")
class RefreshResource {

    private static final String REMEDY =
            "nothing has to be refreshed. If token rotation was switched on at Slack since,"
                    + " send exchange: true to exchange them for tokens that expire";

    private final RefreshNow refresh;
    private final CurrentCaller current;
    private final Requests requests;
    private final Clock clock;

    RefreshResource(RefreshNow refresh, CurrentCaller current, Requests requests, Clock clock) {
        this.refresh = refresh;
        this.current = current;
        this.requests = requests;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RefreshAnswer> refresh(byte[] body) {
        Caller admin = current.require(Role.ADMIN);
        RefreshRequest request = requests.fromJson(body, RefreshRequest.class);
        return refresh.refresh(current.team(request.workspaceId()), request.exchange(), admin.subject())
                .map(this::answer);
    }

    private RefreshAnswer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refreshed(SlackToken token) -> RefreshAnswer.of(token, clock.instant());
            case Outcome.UnknownWorkspace() ->
                throw CommonProblem.WORKSPACE_NOT_FOUND.because("it was never installed");
            case Outcome.NeedsReauth(String why) -> throw TokenProblem.NEEDS_REAUTH.because(why);
            case Outcome.Stopped(Renewal renewal) -> throw stopped(renewal);
            case Outcome.NotExchanged(Reply<Pair> reply) -> throw notExchanged(reply);
        };
    }

    private Problem stopped(Renewal renewal) {
        return switch (renewal) {
            case Renewal.DoesNotRotate() -> TokenProblem.TOKEN_DOES_NOT_ROTATE.because(REMEDY);
            case Renewal.Dead(String error) ->
                TokenProblem.NEEDS_REAUTH.because(
                        "Slack does not renew its token (" + error + ")", Map.of("slack_error", error));
            case Renewal.Later(String why, Instant moment) ->
                CommonProblem.SERVICE_UNAVAILABLE.because(
                        "the token stays as it is for now: " + why,
                        Map.of("retry_after", Math.max(1, seconds(moment))));
            case Renewal.Unreadable() -> CommonProblem.SERVICE_UNAVAILABLE.because("the vault cannot open the token");
            case Renewal.Renewed() -> CommonProblem.INTERNAL_ERROR.because("a renewed token is no failure");
        };
    }

    private long seconds(Instant moment) {
        return Duration.between(clock.instant(), moment).toSeconds();
    }

    private static Problem notExchanged(Reply<Pair> reply) {
        return switch (reply) {
            case Reply.Refused<Pair>(String error)
            when error.equals("token_rotation_not_enabled") ->
                TokenProblem.TOKEN_DOES_NOT_ROTATE.because(
                        "token rotation is not switched on for the app at Slack", Map.of("slack_error", error));
            case Reply.Refused<Pair>(String error) ->
                CommonProblem.SLACK_API_ERROR.because(
                        "Slack did not exchange the token (" + error + ")", Map.of("slack_error", error));
            case Reply.NotTaken<Pair>(String why, Optional<Integer> retryAfter) ->
                CommonProblem.SERVICE_UNAVAILABLE.because(
                        "Slack cannot exchange the token now (" + why + ")",
                        Map.of("retry_after", retryAfter.orElse(1)));
            default -> CommonProblem.NETWORK_ERROR.because("Slack gave no usable answer; the token stays as it is");
        };
    }
}
