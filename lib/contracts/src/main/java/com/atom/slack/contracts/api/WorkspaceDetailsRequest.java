package com.atom.slack.contracts.api;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 5: one workspace with its health.
 *
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 */
public record WorkspaceDetailsRequest(@Nullable String workspaceId) implements WorkspaceRequest {}
