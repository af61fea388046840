package com.atom.slack.ingestion.messages;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What one observation says of one message. Times are microseconds on Slack's clock. */
public sealed interface MessageClaim {

    /**
     * The message was seen as it is.
     *
     * @param message the object as Slack sent it
     * @param observedAt when it was so
     * @param reactions all its reactions; absent when the observation does not tell them all
     */
    record Sighting(
            JsonNode message, long observedAt, @Nullable ReactionSnapshot reactions) implements MessageClaim {}

    /** The message had this content before something else happened to it. */
    record Retelling(JsonNode message) implements MessageClaim {}

    /** Somebody deleted it, which is final. */
    record Deletion(boolean tombstone, long at) implements MessageClaim {}

    /** Somebody reacted, or took the reaction back. */
    record Reaction(String name, String user, long at, boolean added) implements MessageClaim {}

    /**
     * The reactions of a message on a page.
     *
     * @param asOf everything before this moment is in it
     * @param users by name, as far as Slack listed them
     * @param open names of which Slack did not list every user
     */
    record ReactionSnapshot(long asOf, Map<String, List<String>> users, Set<String> open) {}
}
