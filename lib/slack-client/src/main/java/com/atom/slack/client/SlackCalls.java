package com.atom.slack.client;

import java.time.Duration;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import com.atom.slack.client.rates.Allowance;
import com.atom.slack.client.rates.Bucket;
import com.atom.slack.client.rates.Effect;
import com.atom.slack.client.rates.Governor;
import com.atom.slack.client.rates.PermitTooFar;
import com.atom.slack.client.rates.RetryAfter;
import com.atom.slack.client.rates.SlackMethod;
import com.atom.slack.client.tokens.LeaseOutcome;
import com.atom.slack.client.tokens.TokenLeases;
import com.atom.slack.client.wire.AnswerTooLarge;
import com.atom.slack.client.wire.NeverSent;
import com.atom.slack.client.wire.Retries;
import com.atom.slack.client.wire.SlackWire;
import com.atom.slack.client.wire.SubscriberContext;
import com.atom.slack.client.wire.WireAnswer;
import com.atom.slack.contracts.internal.TokenLease;

/**
 * Calls Slack: token on loan, permit of the governor, one exchange, the answer as a value. What may pass is tried again here,
 * with a cap and jitter, and nowhere else; what Slack limits is waited out up to the governor's patience.
 *
 * <p>A call that adds something ({@link Effect#ADDS}) is tried again only when Slack said 429, did not take the token, or could
 * not be reached at all. When its answer is lost the refusal is {@link SlackAnswer.Kind#IN_DOUBT}, and it is the caller who looks.
 */
@Singleton
public class SlackCalls {

    private static final int TOO_MANY_IN_A_ROW = 10;
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,60}");

    private final TokenLeases tokens;
    private final Governor governor;
    private final SlackWire wire;
    private final Retries retries;
    private final RetryAfter retryAfter;
    private final AnswerTime answerTime;
    private final MeterRegistry meters;

    @Inject
    SlackCalls(
            TokenLeases tokens,
            Governor governor,
            SlackWire wire,
            Retries retries,
            RetryAfter retryAfter,
            AnswerTime answerTime,
            MeterRegistry meters) {
        this.tokens = tokens;
        this.governor = governor;
        this.wire = wire;
        this.retries = retries;
        this.retryAfter = retryAfter;
        this.answerTime = answerTime;
        this.meters = meters;
    }

    /** Never fails for what Slack or the network does; answers on the Vert.x context of the subscriber, if it has one. */
    public Uni<SlackAnswer> call(SlackCall call) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample took = Timer.start(meters);
            Uni<SlackAnswer> answered = retries.of(
                            Uni.createFrom().deferred(() -> attempt(new Attempt(call, null, 0))),
                            failure -> mayRepeat(call, failure))
                    .onFailure(PermitTooFar.class)
                    .recoverWithItem(SlackCalls::tooFar)
                    .onFailure(AnswerTooLarge.class)
                    .recoverWithItem(tooLarge(call))
                    .onFailure()
                    .recoverWithItem(failure -> unreachable(call, failure));
            return SubscriberContext.keep(answered)
                    .invoke(answer -> took.stop(
                            meters.timer("slack.calls", "method", call.method().label(), "outcome", outcome(answer))));
        });
    }

    /** What the governor knows of the budget of a method; fails when no token can be leased. */
    public Uni<Allowance> allowance(String team, SlackMethod method) {
        return tokens.lease(team)
                .chain(outcome -> outcome instanceof LeaseOutcome.Leased leased
                        ? governor.allowance(new Bucket(leased.lease().appId(), team, method))
                        : Uni.createFrom().failure(new IllegalStateException("no token for " + team)));
    }

    private static boolean mayRepeat(SlackCall call, Throwable failure) {
        return failure instanceof SlackUnreachable unreachable && !(adds(call) && unreachable.isSent());
    }

    private static boolean adds(SlackCall call) {
        return call.method().effect() == Effect.ADDS;
    }

    /**
     * @param refused the token that Slack did not take a moment ago; null at first
     * @param tooMany how often Slack said 429 in a row
     */
    private record Attempt(
            SlackCall call,
            @org.jspecify.annotations.Nullable String refused,
            int tooMany) {

        Attempt afterTooMany() {
            return new Attempt(call, refused, tooMany + 1);
        }

        Attempt without(String token) {
            return new Attempt(call, token, tooMany);
        }
    }

    private Uni<SlackAnswer> attempt(Attempt attempt) {
        return tokens.lease(attempt.call().team())
                .onFailure()
                .transform(failure -> SlackUnreachable.before("no token could be leased: " + failure))
                .chain(outcome -> switch (outcome) {
                    case LeaseOutcome.Leased(TokenLease lease) -> attempt(attempt, lease);
                    case LeaseOutcome.NeedsReauth() -> refused("needs_reauth");
                    case LeaseOutcome.UnknownWorkspace() -> refused("unknown_workspace");
                });
    }

    private Uni<SlackAnswer> attempt(Attempt attempt, TokenLease lease) {
        if (lease.token().equals(attempt.refused())) {
            return refused("invalid_auth");
        }
        SlackCall call = attempt.call();
        Bucket bucket = new Bucket(lease.appId(), call.team(), call.method(), call.countedChannel());
        return governor.permit(bucket, call.lane())
                .chain(() -> exchange(call, lease))
                .chain(answer -> interpret(attempt, lease, bucket, answer));
    }

    private Uni<WireAnswer> exchange(SlackCall call, TokenLease lease) {
        String method = call.method().wireName();
        Uni<WireAnswer> answer = call.method().effect() == Effect.NONE
                ? wire.get(method, call.params(), lease.token())
                : wire.post(method, call.params(), lease.token());
        return answer.onFailure(failure -> !(failure instanceof AnswerTooLarge)).transform(SlackCalls::lost);
    }

    private static SlackUnreachable lost(Throwable failure) {
        return NeverSent.is(failure)
                ? SlackUnreachable.before(String.valueOf(failure))
                : SlackUnreachable.after("unreachable", String.valueOf(failure));
    }

    private Uni<SlackAnswer> interpret(Attempt attempt, TokenLease lease, Bucket bucket, WireAnswer answer) {
        String error = answer.body().path("error").asText("");
        if (answer.status() == 429 || error.equals("ratelimited") || error.equals("rate_limited")) {
            return tooMany(attempt, bucket, retryAfter.read(answer.retryAfter().orElse(null)));
        }
        if (answer.status() >= 500) {
            return failed("unreachable", "status " + answer.status());
        }
        if (answer.status() != 200) {
            return Uni.createFrom().item(SlackAnswer.Refused.of(SlackAnswer.Kind.OTHER, "http_" + answer.status()));
        }
        if (answer.body().path("ok").asBoolean(false)) {
            return learn(attempt.call(), bucket, answerTime.ok(answer));
        }
        if (error.isEmpty()) {
            return failed("unreachable", "the answer is not Slack's");
        }
        SlackAnswer.Refused refused = SlackAnswer.Refused.from(answer.body());
        return switch (refused.kind()) {
            case TRANSIENT ->
                adds(attempt.call()) ? Uni.createFrom().item(refused.afterAdding()) : failed(error, error);
            case TERMINAL_TOKEN -> {
                tokens.drop(lease, error);
                yield attempt.refused() == null
                        ? attempt(attempt.without(lease.token()))
                                .map(again -> again instanceof SlackAnswer.Refused second
                                                && second.error().equals("invalid_auth")
                                        ? refused
                                        : again)
                        : Uni.createFrom().item(refused);
            }
            default -> Uni.createFrom().item(refused);
        };
    }

    private Uni<SlackAnswer> tooMany(Attempt attempt, Bucket bucket, Duration wait) {
        return governor.tooMany(bucket, wait)
                .chain(() -> attempt.tooMany() < TOO_MANY_IN_A_ROW
                        ? attempt(attempt.afterTooMany())
                        : Uni.createFrom().item(SlackAnswer.Refused.later("ratelimited", wait)));
    }

    private Uni<SlackAnswer> learn(SlackCall call, Bucket bucket, SlackAnswer.Ok answer) {
        Uni<SlackAnswer> known = Uni.createFrom().item(answer);
        return call.method().mayBeLimited()
                ? governor.observe(
                                bucket,
                                Integer.parseInt(call.params().getOrDefault("limit", "100")),
                                answer.body().path("messages").size(),
                                answer.hasMore())
                        .chain(() -> known)
                : known;
    }

    private static Uni<SlackAnswer> failed(String error, String why) {
        return Uni.createFrom().failure(SlackUnreachable.after(error, why));
    }

    private static Uni<SlackAnswer> refused(String error) {
        return Uni.createFrom().item(SlackAnswer.Refused.of(error));
    }

    private static SlackAnswer tooFar(Throwable failure) {
        return SlackAnswer.Refused.later("ratelimited", ((PermitTooFar) failure).comeAgainIn());
    }

    private static SlackAnswer tooLarge(SlackCall call) {
        SlackAnswer.Kind kind = adds(call) ? SlackAnswer.Kind.IN_DOUBT : SlackAnswer.Kind.OTHER;
        return SlackAnswer.Refused.of(kind, "answer_too_large");
    }

    private static SlackAnswer unreachable(SlackCall call, Throwable failure) {
        Throwable last =
                failure instanceof SlackUnreachable || failure.getCause() == null ? failure : failure.getCause();
        Log.warnf(
                "slack call failed team=%s method=%s reason=%s",
                call.team(), call.method().wireName(), last.getMessage());
        String error = last instanceof SlackUnreachable known ? known.error() : "unreachable";
        boolean inDoubt = adds(call) && !(last instanceof SlackUnreachable known && !known.isSent());
        return SlackAnswer.Refused.of(inDoubt ? SlackAnswer.Kind.IN_DOUBT : SlackAnswer.Kind.TRANSIENT, error);
    }

    /** For metrics, where a sentence would be one more series. */
    private static String outcome(SlackAnswer answer) {
        return switch (answer) {
            case SlackAnswer.Ok ok -> "ok";
            case SlackAnswer.Refused refused -> CODE.matcher(refused.error()).matches() ? refused.error() : "other";
        };
    }
}
