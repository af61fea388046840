package com.atom.slack.contracts.internal;

/**
 * Ingestion's answer to {@code POST /internal/workspace/counts}: what the archive holds of the caller's workspace.
 *
 * @param totalUsers users, deactivated ones and bots included
 * @param totalChannels channels of all kinds that the caller may see
 * @param totalMessages messages held and not deleted, replies included
 * @param totalFiles files held
 */
public record WorkspaceCounts(long totalUsers, long totalChannels, long totalMessages, long totalFiles) {}
