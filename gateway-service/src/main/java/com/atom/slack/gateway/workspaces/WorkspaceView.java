package com.atom.slack.gateway.workspaces;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.internal.WorkspaceCounts;
import com.atom.slack.contracts.workspaces.WorkspaceState;

/**
 * One workspace in the list. Counts are those of the archive and absent while it cannot be asked.
 *
 * @param id {@code T…}
 * @param url absent until the domain is known
 * @param enterpriseId absent outside an Enterprise organisation
 * @param userId {@code U…} of the app's bot; absent for installations with a user token only
 * @param connectionStatus {@code connected}, {@code error} (a new installation is needed) or {@code disconnected}
 * @param connectionError why it is not connected: Slack's code or ours, such as {@code token_revoked}; absent while all is well
 * @param createdAt first installation
 */
record WorkspaceView(
        String id,
        String teamId,
        String name,
        String teamName,
        @Nullable String domain,
        @Nullable String url,
        @Nullable String enterpriseId,
        @Nullable String userId,
        @Nullable String botId,
        List<String> scopes,
        boolean isActive,
        String connectionStatus,
        @Nullable String connectionError,
        Instant createdAt,
        @Nullable Long totalUsers,
        @Nullable Long totalChannels,
        @Nullable Long totalMessages,
        @Nullable Long totalFiles,
        @Nullable Long memberCount,
        @Nullable Long channelCount) {

    static WorkspaceView of(WorkspaceState state, @Nullable WorkspaceCounts counts) {
        return new WorkspaceView(
                state.team(),
                state.team(),
                state.name(),
                state.name(),
                state.domain(),
                state.domain() == null ? null : "https://" + state.domain() + ".slack.com/",
                state.enterprise(),
                state.botUser(),
                state.botId(),
                state.scopes(),
                state.connected(),
                ConnectionStatus.connection(state.status()),
                state.reason(),
                state.connectedAt(),
                counts == null ? null : counts.totalUsers(),
                counts == null ? null : counts.totalChannels(),
                counts == null ? null : counts.totalMessages(),
                counts == null ? null : counts.totalFiles(),
                counts == null ? null : counts.totalUsers(),
                counts == null ? null : counts.totalChannels());
    }
}
