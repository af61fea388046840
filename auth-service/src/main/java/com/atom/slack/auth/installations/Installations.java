package com.atom.slack.auth.installations;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.audit.AuditEntry;
import com.atom.slack.auth.audit.AuditEntry.Action;
import com.atom.slack.auth.audit.AuditTrail;
import com.atom.slack.auth.installations.Finished.Denied;
import com.atom.slack.auth.installations.Finished.SlackRefused;
import com.atom.slack.auth.installations.Finished.SlackUnreachable;
import com.atom.slack.auth.installations.Finished.StateRefused;
import com.atom.slack.auth.secrets.OneTimeSecret;
import com.atom.slack.auth.slackapp.Exchange;
import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.auth.slackapp.SlackOAuth;
import com.atom.slack.contracts.api.CallbackRequest;
import com.atom.slack.kit.tenancy.Tenancy;

/** Begins installations and finishes them. A state and a ticket are good once, for minutes, and known to us by hash only. */
@Singleton
class Installations {

    private final SlackApp app;
    private final SlackOAuth slack;
    private final PendingStore pending;
    private final Admission admission;
    private final AuditTrail audit;
    private final Tenancy tenancy;
    private final SecureRandom random;
    private final Clock clock;
    private final MeterRegistry metrics;

    Installations(
            SlackApp app,
            SlackOAuth slack,
            PendingStore pending,
            Admission admission,
            AuditTrail audit,
            Tenancy tenancy,
            SecureRandom random,
            Clock clock,
            MeterRegistry metrics) {
        this.app = app;
        this.slack = slack;
        this.pending = pending;
        this.admission = admission;
        this.audit = audit;
        this.tenancy = tenancy;
        this.random = random;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** A state for the browser that asks. */
    Uni<Begun> begin(Intent intent) {
        Begun begun = begun(intent);
        return tenancy.outside(connection -> pending.deleteExpired(connection)
                        .chain(() -> pending.saveState(
                                connection, begun.state(), begun.browser(), intent, begun.expiresAt()))
                        .chain(() -> audit.append(connection, entry(intent, Action.INSTALLATION_BEGUN, "state"))))
                .replaceWith(begun);
    }

    /** The address that begins the same installation in the browser that opens it first. */
    Uni<URI> link(Intent intent) {
        OneTimeSecret ticket = OneTimeSecret.random(random);
        return tenancy.outside(connection -> pending.saveTicket(connection, ticket, intent, end()))
                .replaceWith(() -> app.address().at("/api/auth/slack/install?ticket=" + ticket.value()));
    }

    /** Turns a ticket into a state for the browser that brought it; empty when the ticket is not good. */
    Uni<Optional<Begun>> redeem(String ticket) {
        return tenancy.outside(connection -> pending.takeTicket(connection, ticket)
                .chain(intent -> intent.map(this::begun)
                        .map(begun -> pending.saveState(
                                        connection, begun.state(), begun.browser(), begun.intent(), begun.expiresAt())
                                .replaceWith(Optional.of(begun)))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Begun begun(Intent intent) {
        OneTimeSecret state = OneTimeSecret.random(random);
        OneTimeSecret browser = OneTimeSecret.random(random);
        Optional<String> challenge = verifier(Optional.of(browser.value())).map(CodeVerifier::challenge);
        URI page = app.authorizePage(intent.scopes(), intent.userScopes(), intent.team(), state.value(), challenge);
        return new Begun(page, state, browser, intent, end());
    }

    private Optional<CodeVerifier> verifier(Optional<String> browser) {
        return browser.filter(cookie -> app.usesPkce()).map(CodeVerifier::of);
    }

    private Instant end() {
        return clock.instant().plus(app.stateLifetime());
    }

    /**
     * Finishes with what Slack sent the browser back with. The state is spent first, in a statement of its own, so that of two
     * callbacks at once one goes on and the other is refused without a call to Slack.
     *
     * @param browser the value of the state cookie; empty when the browser brought none
     */
    Uni<Finished> finish(CallbackRequest answer, Optional<String> browser) {
        return take(answer.state(), browser)
                .chain(intent -> intent.map(begun -> proceed(answer, begun, verifier(browser)))
                        .orElseGet(() -> Uni.createFrom().item(new StateRefused())))
                .invoke(this::count);
    }

    private Uni<Optional<Intent>> take(@Nullable String state, Optional<String> browser) {
        boolean couldBe = state != null
                && OneTimeSecret.isShaped(state)
                && browser.filter(OneTimeSecret::isShaped).isPresent();
        return couldBe
                ? tenancy.outside(connection -> pending.takeState(connection, state, browser.get()))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Finished> proceed(CallbackRequest answer, Intent intent, Optional<CodeVerifier> verifier) {
        return answer.code() == null || answer.error() != null
                ? deny(SlackOAuth.errorCode(answer.error()), intent)
                : slack.exchange(answer.code(), verifier.map(CodeVerifier::value))
                        .chain(exchange -> admit(exchange, intent));
    }

    private Uni<Finished> admit(Exchange exchange, Intent intent) {
        return switch (exchange) {
            case Exchange.Granted(var grant) -> admission.admit(grant, intent);
            case Exchange.Refused(var error, var retryAfter) ->
                record(intent, Action.INSTALLATION_REFUSED, error, new SlackRefused(error, retryAfter));
            case Exchange.Unreachable() ->
                record(intent, Action.INSTALLATION_REFUSED, "no answer from Slack", new SlackUnreachable());
        };
    }

    private Uni<Finished> deny(String error, Intent intent) {
        return record(intent, Action.INSTALLATION_DENIED, error, new Denied(error));
    }

    private Uni<Finished> record(Intent intent, Action action, String why, Finished outcome) {
        return tenancy.outside(connection -> audit.append(connection, entry(intent, action, why)))
                .replaceWith(outcome);
    }

    private static AuditEntry entry(Intent intent, Action action, String why) {
        return new AuditEntry(intent.startedBy(), action, Optional.empty(), why);
    }

    private void count(Finished outcome) {
        metrics.counter(
                        "atom_installations_total",
                        "outcome",
                        outcome.getClass().getSimpleName())
                .increment();
    }
}
