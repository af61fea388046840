package com.atom.slack.auth.signin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.secrets.OneTimeSecret;
import com.atom.slack.auth.signin.PendingSignIns.Pending;
import com.atom.slack.auth.signin.SlackIdentity.Answer;
import com.atom.slack.auth.workspaces.Workspaces;
import com.atom.slack.contracts.internal.SignInBegun;
import com.atom.slack.contracts.internal.SignInFinish;
import com.atom.slack.contracts.internal.SlackPerson;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;
import com.atom.slack.kit.tenancy.Tenancy;

/** Signs people in on Slack's word; whoever is refused is in the audit, with the reason and without anything they sent. */
@Singleton
class SignIns {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final SlackIdentity slack;
    private final PendingSignIns pending;
    private final Workspaces workspaces;
    private final AuditTrail audit;
    private final Tenancy tenancy;
    private final SecureRandom random;
    private final Clock clock;

    SignIns(
            SlackIdentity slack,
            PendingSignIns pending,
            Workspaces workspaces,
            AuditTrail audit,
            Tenancy tenancy,
            SecureRandom random,
            Clock clock) {
        this.slack = slack;
        this.pending = pending;
        this.workspaces = workspaces;
        this.audit = audit;
        this.tenancy = tenancy;
        this.random = random;
        this.clock = clock;
    }

    Uni<SignInBegun> begin(@Nullable String returnTo) {
        OneTimeSecret state = OneTimeSecret.random(random);
        OneTimeSecret browser = OneTimeSecret.random(random);
        String nonce = OneTimeSecret.random(random).value();
        return tenancy.outside(connection -> pending.save(
                        connection,
                        state,
                        browser,
                        new Pending(nonce, returnTo),
                        clock.instant().plus(LIFETIME)))
                .replaceWith(
                        () -> new SignInBegun(slack.page(state.value(), nonce), browser.value(), LIFETIME.toSeconds()));
    }

    /** Fails with {@code sign-in-refused}; no exchange is made for a state that is not this browser's. */
    Uni<SlackPerson> finish(SignInFinish given) {
        return take(given)
                .chain(taken -> taken.map(known -> finish(given, known))
                        .orElseGet(
                                () -> refuse("the sign-in was not begun in this browser, was used, or took too long")));
    }

    private Uni<Optional<Pending>> take(SignInFinish given) {
        return given.state() != null
                        && given.browser() != null
                        && OneTimeSecret.isShaped(given.state())
                        && OneTimeSecret.isShaped(given.browser())
                ? tenancy.outside(connection -> pending.take(connection, given.state(), given.browser()))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<SlackPerson> finish(SignInFinish given, Pending known) {
        if (given.code() == null) {
            return refuse("access_denied".equals(given.error()) ? "it was cancelled" : "Slack gave no code");
        }
        return slack.exchange(given.code(), known.nonce()).chain(answer -> switch (answer) {
            case Answer.Person(String team, String user) -> admit(team, user, known);
            case Answer.Refused(String why) -> refuse(why);
            case Answer.Unreachable() ->
                Uni.createFrom().failure(CommonProblem.NETWORK_ERROR.because("Slack does not answer at the moment"));
        });
    }

    private Uni<SlackPerson> admit(String team, String user, Pending known) {
        return tenancy.in(team, connection -> workspaces.find(connection, team))
                .map(found -> found.filter(workspace -> workspace.state().connected()))
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(new SlackPerson(team, user, known.returnTo()))
                        : refuse("the workspace " + team + " is not connected"));
    }

    private <T> Uni<T> refuse(String why) {
        AuditEntry entry = new AuditEntry("anonymous", Action.SIGN_IN_REFUSED, Optional.empty(), "Slack: " + why);
        Problem problem = SignInProblem.SIGN_IN_REFUSED.because(why);
        return tenancy.outside(connection -> audit.append(connection, entry))
                .chain(() -> Uni.createFrom().failure(problem));
    }
}
