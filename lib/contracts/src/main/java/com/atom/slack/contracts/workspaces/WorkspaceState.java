package com.atom.slack.contracts.workspaces;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One workspace on {@code slack.workspaces.v1}, keyed by team; the newest record is the whole truth.
 *
 * @param team {@code T…}
 * @param name as Slack shows it
 * @param domain the sub-domain of slack.com; absent until team.info has answered
 * @param enterprise {@code E…}; absent outside an Enterprise organisation
 * @param appId {@code A…} of the app that is installed
 * @param botUser {@code U…} of the app's bot; absent for installations with a user token only
 * @param botId {@code B…}; absent as botUser
 * @param scopes the scopes that the bot token really has
 * @param status whether tokens can be leased
 * @param reason why it is not connected, or soon will not be: Slack's code or ours, such as {@code token_revoked}; absent while
 *     all is well, and in records of before it was told
 * @param purgedAt everything that was held at this moment is to be deleted; absent when that was never asked for
 * @param connectedAt first installation
 * @param changedAt when this record was made
 * @param seq rises by one for each record of the team
 */
public record WorkspaceState(
        String team,
        String name,
        @Nullable String domain,
        @Nullable String enterprise,
        String appId,
        @Nullable String botUser,
        @Nullable String botId,
        List<String> scopes,
        Status status,
        @Nullable String reason,
        @Nullable Instant purgedAt,
        Instant connectedAt,
        Instant changedAt,
        long seq) {

    /** Whether work for the workspace may go on. */
    public enum Status {
        CONNECTED,
        NEEDS_REAUTH,
        DISCONNECTED
    }

    /** Whether nothing of it may be held until it is installed again. */
    public boolean forgotten() {
        return purgedAt != null && status == Status.DISCONNECTED;
    }

    /** Whether tokens can be leased for it. */
    public boolean connected() {
        return status == Status.CONNECTED;
    }
}
