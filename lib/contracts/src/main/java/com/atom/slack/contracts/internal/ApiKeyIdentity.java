package com.atom.slack.contracts.internal;

import java.util.List;

import com.atom.slack.contracts.identity.Role;

/**
 * Auth's answer to {@link ApiKeyQuestion}; an unknown, revoked or expired key is a 401 problem instead.
 *
 * @param subject {@code key:<id>}, never the key
 * @param role what the key may do
 * @param teams the workspaces it may act on; {@code ["*"]} for all
 * @param allChannels whether private channels and direct messages are visible too
 */
public record ApiKeyIdentity(String subject, Role role, List<String> teams, boolean allChannels) {

    /** Whether the key may act on the workspace. */
    public boolean covers(String team) {
        return teams.contains("*") || teams.contains(team);
    }
}
