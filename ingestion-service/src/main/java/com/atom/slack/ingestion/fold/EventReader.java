package com.atom.slack.ingestion.fold;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.channels.ChannelClaim;
import com.atom.slack.ingestion.channels.ChannelKind;
import com.atom.slack.ingestion.messages.MessageClaim.Reaction;
import com.atom.slack.ingestion.wire.Fields;
import com.atom.slack.ingestion.wire.SlackTs;
import com.atom.slack.ingestion.wire.UnreadableObservation;

/**
 * Understands inner events (Slack's reference "Events"); messages are {@link MessageReader}'s. An event type that is not known
 * says nothing; one that is known but lacks what it is about is an {@link UnreadableObservation}.
 */
final class EventReader {

    private static final Set<String> WITH_USER_OBJECT =
            Set.of("user_change", "team_join", "user_profile_changed", "user_status_changed", "user_huddle_changed");

    private EventReader() {}

    /**
     * Adds what the event says to the reading.
     *
     * @param botUser {@code U…} of the workspace's bot, whose comings and goings make channels readable; absent when there is none
     */
    static void read(JsonNode envelope, @Nullable String botUser, Reading reading) {
        JsonNode event = envelope.path("event");
        String type = Fields.text(event, "type");
        if (type == null) {
            return;
        }
        long at = observedAt(envelope, event);
        if (WITH_USER_OBJECT.contains(type)) {
            if (event.path("user").isObject()) {
                Fields.required(event.path("user"), "id");
                reading.users.add(new Reading.User(event.path("user"), at));
            }
            return;
        }
        switch (type) {
            case "message" -> MessageReader.read(event, at, reading);
            // the same message again; when both are held, the plain event's form wins
            case "app_mention" -> MessageReader.read(event, at - 1, reading);
            case "reaction_added" -> reaction(event, at, true, reading);
            case "reaction_removed" -> reaction(event, at, false, reading);
            case "member_joined_channel" -> member(event, at, true, botUser, reading);
            case "member_left_channel" -> member(event, at, false, botUser, reading);
            case "file_created", "file_shared", "file_public", "file_change", "file_unshared" ->
                file(event, at, reading);
            case "file_deleted" -> reading.deletedFiles.add(Fields.required(event, "file_id"));
            default -> channel(type, event, at, reading);
        }
    }

    private static void channel(String type, JsonNode event, long at, Reading reading) {
        switch (type) {
            case "channel_created" ->
                reading.channels.add(
                        object(event, at).withKind(ChannelKind.PUBLIC_CHANNEL).withArchived(false));
            case "channel_rename", "group_rename" -> reading.channels.add(object(event, at));
            case "im_created" -> reading.channels.add(object(event, at).withKind(ChannelKind.IM));
            case "channel_archive", "group_archive", "channel_deleted", "group_deleted" ->
                reading.channels.add(named(event, at).withArchived(true));
            case "channel_unarchive", "group_unarchive" ->
                reading.channels.add(named(event, at).withArchived(false));
            case "channel_left", "group_left" ->
                reading.channels.add(named(event, at).withMember(false));
            case "channel_id_changed" ->
                reading.idChanges.add(new Reading.IdChange(
                        Fields.required(event, "old_channel_id"), Fields.required(event, "new_channel_id"), at));
            default -> {
                // accepted, counted and left alone
            }
        }
    }

    private static ChannelClaim named(JsonNode event, long at) {
        return ChannelClaim.about(Fields.required(event, "channel"), at);
    }

    private static ChannelClaim object(JsonNode event, long at) {
        JsonNode channel = event.path("channel");
        return ChannelClaim.about(Fields.required(channel, "id"), at).withName(Fields.text(channel, "name"));
    }

    private static void reaction(JsonNode event, long at, boolean added, Reading reading) {
        JsonNode item = event.path("item");
        if (!"message".equals(Fields.text(item, "type"))) {
            return;
        }
        String ts = Fields.required(item, "ts");
        SlackTs.micros(ts);
        reading.say(
                Fields.required(item, "channel"),
                ChannelKind.UNKNOWN,
                ts,
                new Reaction(Fields.required(event, "reaction"), Fields.required(event, "user"), at, added));
    }

    private static void member(JsonNode event, long at, boolean present, @Nullable String botUser, Reading reading) {
        String channel = Fields.required(event, "channel");
        String user = Fields.required(event, "user");
        reading.members.add(new Reading.Member(channel, user, at, present));
        if (user.equals(botUser)) {
            reading.channels.add(ChannelClaim.about(channel, at).withMember(present));
        }
    }

    private static void file(JsonNode event, long at, Reading reading) {
        JsonNode file = event.path("file");
        reading.files.add(new Reading.FileSeen(
                Fields.text(file, "id") != null
                        ? file
                        : JsonNodeFactory.instance.objectNode().put("id", Fields.required(event, "file_id")),
                at));
    }

    /** {@code event_ts}; several samples lack it, and then {@code event_time} or, for messages, the ts must do. */
    private static long observedAt(JsonNode envelope, JsonNode event) {
        String eventTs = Fields.text(event, "event_ts");
        if (SlackTs.valid(eventTs)) {
            return SlackTs.micros(eventTs);
        }
        long seconds = envelope.path("event_time").asLong(0);
        if (seconds > 0 && seconds < 1_000_000_000_000L) {
            return seconds * 1_000_000L;
        }
        String ts = Fields.text(event, "ts");
        return SlackTs.valid(ts) ? SlackTs.micros(ts) : 0;
    }
}
