package com.atom.slack.gateway.workspaces;

import com.atom.slack.contracts.workspaces.WorkspaceState;

/** The states of a workspace in the words of the public contract. */
final class ConnectionStatus {

    private ConnectionStatus() {}

    static String connection(WorkspaceState.Status status) {
        return switch (status) {
            case CONNECTED -> "connected";
            case NEEDS_REAUTH -> "error";
            case DISCONNECTED -> "disconnected";
        };
    }

    static String token(WorkspaceState.Status status) {
        return switch (status) {
            case CONNECTED -> "valid";
            case NEEDS_REAUTH -> "needs_reauth";
            case DISCONNECTED -> "revoked";
        };
    }
}
