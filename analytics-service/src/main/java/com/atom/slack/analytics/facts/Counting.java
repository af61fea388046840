package com.atom.slack.analytics.facts;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.changes.MessageFacts;

/**
 * Rule 12 of the design: every held, undeleted message counts once by its ts, replies and bots too; what Slack itself
 * says of the channel's life does not.
 */
final class Counting {

    private static final Set<String> SILENT = Set.of(
            "channel_join",
            "channel_leave",
            "channel_topic",
            "channel_name",
            "channel_purpose",
            "channel_archive",
            "channel_unarchive",
            "group_join",
            "group_leave",
            "group_topic",
            "group_name",
            "group_purpose",
            "group_archive",
            "group_unarchive",
            "pinned_item",
            "unpinned_item",
            // the place of a deleted parent, should it come as a message
            "tombstone");

    private static final String NOBODY = "";

    private Counting() {}

    static boolean counts(@Nullable MessageFacts facts) {
        return facts != null && (facts.subtype() == null || !SILENT.contains(facts.subtype()));
    }

    /** Who a message counts for: the user, else the bot, else nobody. */
    static String author(MessageFacts facts) {
        if (facts.author() != null) {
            return facts.author();
        }
        return facts.bot() == null ? NOBODY : facts.bot();
    }
}
