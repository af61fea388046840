package com.atom.slack.auth.workspaces;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.contracts.workspaces.WorkspaceState.Status;

/** A row of the table {@code workspace}. */
record WorkspaceRow(
        String team,
        String name,
        @Nullable String domain,
        @Nullable String enterprise,
        String appId,
        @Nullable String botUser,
        @Nullable String botId,
        List<String> scopes,
        Status status,
        int version,
        @Nullable String reason,
        @Nullable Instant purgedAt,
        @Nullable String tokenHome,
        Instant connectedAt,
        Instant installedAt,
        Instant changedAt) {

    /** What is announced; the relay fills in the sequence number. */
    WorkspaceState state() {
        return new WorkspaceState(
                team,
                name,
                domain,
                enterprise,
                appId,
                botUser,
                botId,
                scopes,
                status,
                reason,
                purgedAt,
                connectedAt,
                changedAt,
                0);
    }
}
