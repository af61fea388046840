package com.atom.slack.ingestion.channels;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.wire.Fields;
import com.atom.slack.ingestion.wire.Storable;

/**
 * What one observation says of one channel; what it does not speak of is absent.
 *
 * @param id Slack's id, the current one or an older one
 * @param at microseconds on Slack's clock; of two claims about the same thing the later one holds
 * @param kind {@code UNKNOWN} when nothing is said
 * @param member whether the token is a member
 * @param raw the whole conversation object
 */
public record ChannelClaim(
        String id,
        long at,
        @Nullable String name,
        ChannelKind kind,
        @Nullable Boolean archived,
        @Nullable Boolean member,
        @Nullable String topic,
        @Nullable String purpose,
        @Nullable String raw) {

    /** Nothing yet; the {@code with} methods say something. */
    public static ChannelClaim about(String id, long at) {
        return new ChannelClaim(id, at, null, ChannelKind.UNKNOWN, null, null, null, null, null);
    }

    /** Everything that a conversation object of the Web API says. */
    static ChannelClaim of(JsonNode conversation, long at) {
        Storable storable = Storable.of(conversation);
        JsonNode node = storable.node();
        return new ChannelClaim(
                Fields.required(node, "id"),
                at,
                Fields.text(node, "name"),
                ChannelKind.of(node),
                node.has("is_archived") ? Fields.flag(node, "is_archived") : null,
                node.has("is_member") ? Fields.flag(node, "is_member") : null,
                node.path("topic").path("value").textValue(),
                node.path("purpose").path("value").textValue(),
                storable.json());
    }

    public ChannelClaim withName(@Nullable String newName) {
        return new ChannelClaim(id, at, newName, kind, archived, member, topic, purpose, raw);
    }

    public ChannelClaim withKind(ChannelKind newKind) {
        return new ChannelClaim(id, at, name, newKind, archived, member, topic, purpose, raw);
    }

    public ChannelClaim withArchived(boolean nowArchived) {
        return new ChannelClaim(id, at, name, kind, nowArchived, member, topic, purpose, raw);
    }

    public ChannelClaim withMember(boolean nowMember) {
        return new ChannelClaim(id, at, name, kind, archived, nowMember, topic, purpose, raw);
    }

    public ChannelClaim withTopic(@Nullable String newTopic) {
        return new ChannelClaim(id, at, name, kind, archived, member, newTopic, purpose, raw);
    }

    public ChannelClaim withPurpose(@Nullable String newPurpose) {
        return new ChannelClaim(id, at, name, kind, archived, member, topic, newPurpose, raw);
    }
}
