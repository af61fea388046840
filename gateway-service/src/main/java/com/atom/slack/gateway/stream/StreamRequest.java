package com.atom.slack.gateway.stream;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.WorkspaceRequest;

/**
 * @param workspaceId {@code T…}; may be left out by a caller who is entitled to one workspace only
 * @param channelId Slack's current id of the only channel that is wanted; absent for all
 */
record StreamRequest(@Nullable String workspaceId, @Nullable String channelId) implements WorkspaceRequest {}
