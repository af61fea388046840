package com.atom.slack.ingestion.messages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A fingerprint of what a message says. An event and a page that carry the same message have the same one: what surrounds a
 * message (channel, reactions, counts of replies, subscription, the author's profile, addresses of file previews) is left out.
 */
final class ContentHash {

    private static final List<String> SAID = List.of(
            "subtype",
            "text",
            "user",
            "bot_id",
            "username",
            "icons",
            "blocks",
            "attachments",
            "topic",
            "purpose",
            "name",
            "old_name",
            "inviter");
    /** Given anew by Slack now and then, without meaning. */
    private static final Set<String> RESTLESS = Set.of("block_id", "id");

    private static final int BYTES = 16;

    private ContentHash() {}

    /** 32 hexadecimal digits. */
    static String of(JsonNode message, String repliesTo, Iterable<String> files) {
        StringBuilder said = new StringBuilder(512);
        for (String name : SAID) {
            write(said, name, message.path(name));
        }
        write(said, "edited", message.path("edited").path("ts"));
        said.append("thread=").append(repliesTo).append('\n');
        files.forEach(file -> said.append("file=").append(file).append('\n'));
        return digest(said.toString());
    }

    /** 32 hexadecimal digits of any text. */
    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }

    private static void write(StringBuilder said, String name, JsonNode value) {
        if (says(value)) {
            said.append(name).append('=');
            canonical(said, value);
            said.append('\n');
        }
    }

    private static boolean says(JsonNode value) {
        return value.isTextual()
                ? !value.textValue().isEmpty()
                : value.isValueNode() ? !value.isNull() : !value.isEmpty();
    }

    private static void canonical(StringBuilder said, JsonNode value) {
        if (value.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            value.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            said.append('{');
            fields.forEach((name, field) -> {
                if (!RESTLESS.contains(name)) {
                    write(said, name, field);
                }
            });
            said.append('}');
        } else if (value.isArray()) {
            said.append('[');
            value.forEach(item -> {
                canonical(said, item);
                said.append(',');
            });
            said.append(']');
        } else {
            said.append(value.isTextual() ? value.toString() : value.asText());
        }
    }
}
