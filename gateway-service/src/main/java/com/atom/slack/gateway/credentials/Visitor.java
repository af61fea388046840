package com.atom.slack.gateway.credentials;

import java.util.List;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.internal.ApiKeyIdentity;

/**
 * Who came to the door.
 *
 * @param caller as internal tokens will say it, about no workspace yet
 * @param teams the workspaces the credential covers; {@code ["*"]} for all, empty for nobody
 */
public record Visitor(Caller caller, List<String> teams) {

    /** Somebody without credentials. */
    public static Visitor nobody() {
        return new Visitor(Caller.anonymous(), List.of());
    }

    static Visitor of(ApiKeyIdentity key) {
        return new Visitor(
                new Caller(
                        key.subject(),
                        key.role(),
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        key.allChannels(),
                        key.teams()),
                key.teams());
    }

    public boolean known() {
        return !caller.subject().equals(Caller.anonymous().subject());
    }

    /** Whether the credential may act on the workspace. */
    public boolean covers(String team) {
        return teams.contains("*") || teams.contains(team);
    }
}
