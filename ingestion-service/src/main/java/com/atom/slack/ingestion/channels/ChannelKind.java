package com.atom.slack.ingestion.channels;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.wire.Fields;

/** What kind of conversation a channel is, in the names of {@code conversations.list}; never told from the id's first letter. */
public enum ChannelKind {
    PUBLIC_CHANNEL,
    PRIVATE_CHANNEL,
    MPIM,
    IM,
    /** Only the id is known; treated as private. */
    UNKNOWN;

    /** Slack's name of the kind. */
    public String slackName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChannelKind named(String slackName) {
        return valueOf(slackName.toUpperCase(Locale.ROOT));
    }

    /** From the flags of a conversation object; {@code UNKNOWN} when it has none of them. */
    static ChannelKind of(JsonNode conversation) {
        if (Fields.flag(conversation, "is_im")) {
            return IM;
        }
        if (Fields.flag(conversation, "is_mpim")) {
            return MPIM;
        }
        if (Fields.flag(conversation, "is_private") || Fields.flag(conversation, "is_group")) {
            return PRIVATE_CHANNEL;
        }
        return Fields.flag(conversation, "is_channel") ? PUBLIC_CHANNEL : UNKNOWN;
    }

    /** From an event's {@code channel_type}; {@code UNKNOWN} when it says nothing. */
    public static ChannelKind ofEvent(@Nullable String channelType) {
        return switch (channelType == null ? "" : channelType) {
            case "channel" -> PUBLIC_CHANNEL;
            case "group" -> PRIVATE_CHANNEL;
            case "mpim" -> MPIM;
            case "im" -> IM;
            default -> UNKNOWN;
        };
    }
}
