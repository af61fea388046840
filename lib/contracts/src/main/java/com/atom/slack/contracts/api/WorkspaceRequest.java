package com.atom.slack.contracts.api;

import org.jspecify.annotations.Nullable;

/** A request about one workspace. */
public interface WorkspaceRequest {

    /** {@code T…}; absent when the caller is entitled to exactly one workspace, which is then meant. */
    @Nullable
    String workspaceId();
}
