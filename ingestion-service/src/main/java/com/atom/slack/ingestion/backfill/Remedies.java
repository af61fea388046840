package com.atom.slack.ingestion.backfill;

import org.jspecify.annotations.Nullable;

/** What a person can do about what stopped the reading. */
final class Remedies {

    private Remedies() {}

    static @Nullable String of(ChannelReading reading) {
        if (!reading.stopped() || reading.reason() == null) {
            return null;
        }
        return switch (reading.reason()) {
            case "not_in_channel", "channel_is_limited_access", "access_denied" ->
                "invite the app's bot to the channel; its history is then read by itself";
            case "channel_not_found" ->
                "check the channel's id; a private channel shows only after the app's bot was invited";
            case "missing_scope", "no_permission" ->
                "add the scope " + (reading.needed() == null ? "that is missing" : reading.needed())
                        + " to the app and install it again";
            default -> "start another ingestion; if it stops again, look for the reason in the logs";
        };
    }

    static String needsReauth(@Nullable String error) {
        return "Slack or the vault refuses the token (" + error
                + "): install the app again, the ingestion then goes on";
    }
}
