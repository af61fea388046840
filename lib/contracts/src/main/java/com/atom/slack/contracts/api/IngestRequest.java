package com.atom.slack.contracts.api;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * Endpoint 16: start pulling history.
 *
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 * @param channelIds only these; absent for every channel that the token may read
 * @param config absent for the defaults
 */
public record IngestRequest(
        @Nullable String workspaceId,
        @Nullable @Size(max = 10_000) List<String> channelIds,
        @Nullable @Valid IngestConfig config)
        implements WorkspaceRequest {}
