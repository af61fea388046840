package com.atom.slack.auth.manifest;

import java.util.List;

/** What each feature needs of the bot: scopes, and the events that come with them. */
enum Need {
    CHANNELS(
            List.of("channels:read", "groups:read", "im:read", "mpim:read"),
            List.of(
                    "channel_created",
                    "channel_rename",
                    "channel_archive",
                    "channel_unarchive",
                    "channel_deleted",
                    "group_rename",
                    "group_archive",
                    "group_unarchive",
                    "member_joined_channel",
                    "member_left_channel")),
    MESSAGES(
            List.of("channels:history", "groups:history", "im:history", "mpim:history"),
            List.of("message.channels", "message.groups", "message.im", "message.mpim")),
    USERS(List.of("users:read"), List.of("team_join", "user_change")),
    EMAIL_ADDRESSES(List.of("users:read.email"), List.of()),
    FILES(List.of("files:read"), List.of("file_change", "file_deleted", "file_shared")),
    REACTIONS(List.of("reactions:read"), List.of("reaction_added", "reaction_removed")),
    WORKSPACE(List.of("team:read"), List.of("team_rename", "team_domain_change")),
    SENDING(List.of("chat:write"), List.of()),
    LIFE_CYCLE(List.of(), List.of("app_uninstalled", "tokens_revoked"));

    private final List<String> scopes;
    private final List<String> events;

    Need(List<String> scopes, List<String> events) {
        this.scopes = scopes;
        this.events = events;
    }

    List<String> scopes() {
        return scopes;
    }

    List<String> events() {
        return events;
    }
}
