package com.atom.slack.gateway.workspaces;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 4.
 *
 * @param workspaces in the order of their ids
 * @param totalCount over all pages
 * @param nextCursor absent on the last page
 */
record WorkspacesAnswer(
        boolean ok,
        Instant timestamp,
        List<WorkspaceView> workspaces,
        int totalCount,
        @Nullable String nextCursor) {}
