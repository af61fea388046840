package com.atom.slack.gateway.workspaces;

import com.atom.slack.contracts.workspaces.WorkspaceState;

/** The state of a workspace in the words of the public contract. */
final class ConnectionStatus {

    private ConnectionStatus() {}

    static String connection(WorkspaceState.Status status) {
        return switch (status) {
            case CONNECTED -> "connected";
            case NEEDS_REAUTH -> "error";
            case DISCONNECTED -> "disconnected";
        };
    }
}
