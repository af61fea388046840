package com.atom.slack.e2e.walls;

import java.util.List;
import java.util.Map;

/**
 * A workspace and what of it a request may name.
 *
 * @param thread ts of a message of the channel
 * @param user   somebody who wrote in the channel
 * @param word   that only this workspace's messages have
 */
record Tenant(
        String team, String channel, String privateChannel, String thread, String user, String word, String ingestion) {

    Map<String, Object> workspace() {
        return Map.of("workspace_id", team);
    }

    Map<String, Object> channelMessages() {
        return Map.of("workspace_id", team, "channel_id", channel, "limit", 3);
    }

    Map<String, Object> threadReplies() {
        return Map.of("workspace_id", team, "channel_id", channel, "thread_ts", thread);
    }

    Map<String, Object> words() {
        return Map.of("workspace_id", team, "query", word);
    }

    Map<String, Object> key() {
        return Map.of("label", "matrix", "role", "viewer", "workspaces", List.of(team));
    }

    Map<String, Object> setting() {
        return Map.of("workspace_id", team, "SLACK_SYNC_BATCH_SIZE", 50);
    }

    Map<String, Object> run() {
        return Map.of("workspace_id", team, "ingestion_id", ingestion);
    }
}
