package com.atom.slack.ingestion.workspaces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.atom.slack.client.tokens.TokenLeases;
import com.atom.slack.contracts.workspaces.WorkspaceState;

/** Of a workspace that is not connected any more no token is used to the end of its lease: the next call asks, and is told why not. */
@ApplicationScoped
class TokensGivenBack {

    private final TokenLeases leases;

    TokensGivenBack(TokenLeases leases) {
        this.leases = leases;
    }

    void changed(@Observes WorkspaceState state) {
        if (!state.connected()) {
            leases.forget(state.team());
        }
    }
}
