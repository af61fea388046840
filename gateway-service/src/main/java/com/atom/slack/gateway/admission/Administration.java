package com.atom.slack.gateway.admission;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

import com.atom.slack.contracts.identity.Role;
import com.atom.slack.gateway.accounts.Accounts;
import com.atom.slack.gateway.credentials.Visitor;

/**
 * Enters the use of an administrator's credential into the audit, before anything is done with it: what cannot be accounted for
 * is not done. Method and path only; what they ask for may be secret.
 */
@Singleton
class Administration {

    private static final int LONGEST_PATH = 200;

    private final Accounts accounts;

    Administration(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Completes when the entry is kept; at once for endpoints that need no administrator. */
    Uni<Void> note(Visitor visitor, Endpoint endpoint, HttpServerRequest request) {
        if (endpoint.role() != Role.ADMIN) {
            return Uni.createFrom().voidItem();
        }
        String path = request.path().replaceAll("\\p{Cntrl}", "?");
        return accounts.enter(
                visitor.caller().subject(),
                "ADMINISTERED",
                Accounts.about(visitor.teams()),
                request.method() + " " + path.substring(0, Math.min(LONGEST_PATH, path.length())));
    }
}
