package com.atom.slack.contracts.api;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 23: how far an ingestion is; the newest one of the workspace when no id is given.
 *
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 * @param ingestionId as endpoint 16 answered it
 */
public record IngestionStatusRequest(
        @Nullable String workspaceId, @Nullable UUID ingestionId) implements WorkspaceRequest {}
