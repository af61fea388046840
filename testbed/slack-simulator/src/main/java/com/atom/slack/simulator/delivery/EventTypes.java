package com.atom.slack.simulator.delivery;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** All that an app can hear of, by the names it subscribes to. */
public final class EventTypes {
    public static final List<String> ALL = List.of(
            "app_home_opened",
            "app_mention",
            "app_uninstalled",
            "channel_archive",
            "channel_created",
            "channel_deleted",
            "channel_history_changed",
            "channel_id_changed",
            "channel_left",
            "channel_rename",
            "channel_shared",
            "channel_unarchive",
            "channel_unshared",
            "dnd_updated",
            "dnd_updated_user",
            "emoji_changed",
            "file_change",
            "file_created",
            "file_deleted",
            "file_public",
            "file_shared",
            "file_unshared",
            "group_archive",
            "group_close",
            "group_deleted",
            "group_history_changed",
            "group_left",
            "group_open",
            "group_rename",
            "group_unarchive",
            "im_close",
            "im_created",
            "im_history_changed",
            "im_open",
            "link_shared",
            "member_joined_channel",
            "member_left_channel",
            "message.channels",
            "message.groups",
            "message.im",
            "message.mpim",
            "message_metadata_deleted",
            "message_metadata_posted",
            "message_metadata_updated",
            "pin_added",
            "pin_removed",
            "reaction_added",
            "reaction_removed",
            "star_added",
            "star_removed",
            "subteam_created",
            "subteam_members_changed",
            "subteam_self_added",
            "subteam_self_removed",
            "subteam_updated",
            "team_access_granted",
            "team_access_revoked",
            "team_domain_change",
            "team_join",
            "team_rename",
            "tokens_revoked",
            "user_change",
            "user_profile_changed",
            "user_status_changed");

    /** What Slack has besides and nothing here leads to; the act {@code raise_event} does. */
    public static final List<String> RAISED_BY_HAND = List.of(
            "app_deleted",
            "app_installed",
            "app_requested",
            "app_uninstalled_team",
            "assistant_thread_context_changed",
            "assistant_thread_started",
            "call_rejected",
            "email_domain_changed",
            "entity_details_requested",
            "external_org_migration_finished",
            "external_org_migration_started",
            "file_comment_added",
            "file_comment_deleted",
            "file_comment_edited",
            "function_executed",
            "grid_migration_finished",
            "grid_migration_started",
            "invite_requested",
            "message.app_home",
            "shared_channel_invite_accepted",
            "shared_channel_invite_approved",
            "shared_channel_invite_declined",
            "shared_channel_invite_received",
            "shared_channel_invite_requested",
            "user_connection",
            "user_huddle_changed",
            "workflow_deleted",
            "workflow_published",
            "workflow_step_deleted",
            "workflow_step_execute",
            "workflow_unpublished");

    private EventTypes() {}

    /** The name that apps subscribe to an inner event by. */
    public static String subscription(JsonNode event) {
        String type = event.path("type").asText();
        return type.equals("message") ? type + "." + event.path("channel_type").asText() : type;
    }
}
