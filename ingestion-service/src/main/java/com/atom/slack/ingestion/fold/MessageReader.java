package com.atom.slack.ingestion.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.channels.ChannelClaim;
import com.atom.slack.ingestion.channels.ChannelKind;
import com.atom.slack.ingestion.messages.MessageClaim;
import com.atom.slack.ingestion.messages.MessageClaim.Deletion;
import com.atom.slack.ingestion.messages.MessageClaim.ReactionSnapshot;
import com.atom.slack.ingestion.messages.MessageClaim.Retelling;
import com.atom.slack.ingestion.messages.MessageClaim.Sighting;
import com.atom.slack.ingestion.wire.Fields;
import com.atom.slack.ingestion.wire.SlackTs;

/** Understands messages: those of events with all their subtypes, and those of pages. */
final class MessageReader {

    private static final String TOMBSTONE = "tombstone";

    private MessageReader() {}

    /** One event of type {@code message} or {@code app_mention}. */
    static void read(JsonNode event, long at, Reading reading) {
        String channel = Fields.required(event, "channel");
        ChannelKind kind = ChannelKind.ofEvent(Fields.text(event, "channel_type"));
        String subtype = Fields.text(event, "subtype");
        if ("message_deleted".equals(subtype)) {
            deleted(event, channel, kind, at, reading);
        } else if (event.path("message").isObject()) {
            // message_changed, and message_replied, whose subtype Slack leaves out
            changed(event, channel, kind, at, reading);
        } else {
            said(event, channel, kind, at, reading);
            surroundings(event, channel, subtype == null ? "" : subtype, at, reading);
        }
    }

    private static void said(JsonNode event, String channel, ChannelKind kind, long at, Reading reading) {
        String ts = ts(event);
        reading.say(channel, kind, ts, claim(event, at, null));
        event.path("files").forEach(file -> reading.files.add(new Reading.FileSeen(file, at)));
    }

    private static void changed(JsonNode event, String channel, ChannelKind kind, long at, Reading reading) {
        JsonNode message = event.path("message");
        String ts = ts(message);
        former(event, channel, kind, ts, reading);
        reading.say(channel, kind, ts, claim(message, at, null));
        message.path("files").forEach(file -> reading.files.add(new Reading.FileSeen(file, at)));
    }

    private static void deleted(JsonNode event, String channel, ChannelKind kind, long at, Reading reading) {
        String ts = Fields.text(event, "deleted_ts");
        if (ts == null) {
            ts = Fields.required(event.path("previous_message"), "ts");
        }
        SlackTs.micros(ts);
        former(event, channel, kind, ts, reading);
        reading.say(channel, kind, ts, new Deletion(false, at));
    }

    private static void former(JsonNode event, String channel, ChannelKind kind, String ts, Reading reading) {
        JsonNode former = event.path("previous_message");
        if (former.isObject() && ts.equals(Fields.text(former, "ts")) && !tombstone(former)) {
            reading.say(channel, kind, ts, new Retelling(former));
        }
    }

    /** What a message of the system says of its channel. */
    private static void surroundings(JsonNode event, String channel, String subtype, long at, Reading reading) {
        ChannelClaim about = ChannelClaim.about(channel, at);
        switch (subtype) {
            case "channel_topic", "group_topic" ->
                reading.channels.add(about.withTopic(event.path("topic").asText("")));
            case "channel_purpose", "group_purpose" ->
                reading.channels.add(about.withPurpose(event.path("purpose").asText("")));
            case "channel_name", "group_name" -> reading.channels.add(about.withName(Fields.text(event, "name")));
            case "channel_archive", "group_archive" -> reading.channels.add(about.withArchived(true));
            case "channel_unarchive", "group_unarchive" -> reading.channels.add(about.withArchived(false));
            case "channel_convert_to_private" -> reading.channels.add(about.withKind(ChannelKind.PRIVATE_CHANNEL));
            case "channel_convert_to_public" -> reading.channels.add(about.withKind(ChannelKind.PUBLIC_CHANNEL));
            default -> {
                // says nothing of the channel
            }
        }
    }

    /** One message of a page; fails for one without a ts. */
    static void paged(PageObservation page, JsonNode message, Reading reading) {
        long at = SlackTs.micros(page.window().answeredAt());
        String ts = ts(message);
        ReactionSnapshot reactions =
                reactions(message, SlackTs.micros(page.window().askedAt()));
        reading.say(page.channel(), ChannelKind.UNKNOWN, ts, claim(message, at, reactions));
        message.path("files").forEach(file -> reading.files.add(new Reading.FileSeen(file, at)));
    }

    private static MessageClaim claim(JsonNode message, long at, @Nullable ReactionSnapshot reactions) {
        return tombstone(message) ? new Deletion(true, at) : new Sighting(message, at, reactions);
    }

    private static boolean tombstone(JsonNode message) {
        return TOMBSTONE.equals(Fields.text(message, "subtype"));
    }

    private static String ts(JsonNode message) {
        String ts = Fields.required(message, "ts");
        SlackTs.micros(ts);
        return ts;
    }

    private static ReactionSnapshot reactions(JsonNode message, long asOf) {
        Map<String, List<String>> users = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>();
        for (JsonNode reaction : message.path("reactions")) {
            String name = Fields.text(reaction, "name");
            if (name == null) {
                continue;
            }
            List<String> listed = users.computeIfAbsent(name, key -> new ArrayList<>());
            reaction.path("users").forEach(user -> listed.add(user.asText()));
            Integer count = Fields.number(reaction, "count");
            if (count != null && count > listed.size()) {
                open.add(name);
            }
        }
        return new ReactionSnapshot(asOf, users, open);
    }
}
