package com.atom.slack.gateway.signin;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import com.atom.slack.gateway.accounts.Accounts;
import com.atom.slack.gateway.credentials.ApiKeys;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.gateway.sessions.SessionCookie;
import com.atom.slack.gateway.sessions.SessionId;
import com.atom.slack.gateway.sessions.Sessions;
import com.atom.slack.gateway.sessions.SessionsConfig;
import com.atom.slack.kit.problems.CommonProblem;

/** People come and go; both are in the audit, and so is who was not let in. */
@ApplicationScoped
class SignIn {

    private final ApiKeys keys;
    private final Sessions sessions;
    private final SessionsConfig config;
    private final SessionCookie cookie;
    private final Accounts accounts;

    SignIn(ApiKeys keys, Sessions sessions, SessionsConfig config, SessionCookie cookie, Accounts accounts) {
        this.keys = keys;
        this.sessions = sessions;
        this.config = config;
        this.cookie = cookie;
        this.accounts = accounts;
    }

    /** A session that has just begun. */
    record Begun(Visitor visitor, SessionId id) {}

    /** One message for every kind of wrong key; auth-service enters the refusal. */
    Uni<Begun> withKey(String key, Optional<SessionId> before) {
        return keys.visitor("Bearer " + key)
                .map(known -> known.orElseThrow(() -> CommonProblem.AUTH_REQUIRED.because("the API key is not known")))
                .chain(visitor -> begin(visitor, before, "by key"));
    }

    /** Under a new id; the session that the browser brought is over. */
    Uni<Begun> begin(Visitor visitor, Optional<SessionId> before, String how) {
        return accounts.enter(visitor.caller().subject(), "SIGNED_IN", Accounts.about(visitor.teams()), how)
                .chain(() -> before.map(sessions::end)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> sessions.begin(visitor))
                .map(id -> new Begun(visitor, id));
    }

    /** Ended first, entered then: nobody stays signed in because the audit is away. */
    Uni<Void> out(Visitor visitor, SessionId id) {
        return sessions.end(id)
                .chain(() -> accounts.enter(
                        visitor.caller().subject(), "SIGNED_OUT", Accounts.about(visitor.teams()), "by themselves"));
    }

    String cookie(Begun begun) {
        return cookie.set(Sessions.COOKIE, begun.id().value(), config.longest());
    }
}
