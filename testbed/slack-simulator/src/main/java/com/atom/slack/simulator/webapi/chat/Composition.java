package com.atom.slack.simulator.webapi.chat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.User;

/** Turns the arguments of a call into a message. */
final class Composition {
    private static final int LONGEST_MARKDOWN = 12_000;
    private static final int LARGEST_METADATA = 16_000;
    private static final Set<String> PARSES = Set.of("none", "client", "full");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*\\n]+)\\*\\*");
    private static final Pattern LINK = Pattern.compile("\\[([^]\\n]+)]\\((https?://[^)\\s]+)\\)");

    private final Changes changes;

    Composition(Changes changes) {
        this.changes = changes;
    }

    /** A message by the token's bot or person. */
    ObjectNode message(ApiCall call, Channel channel) {
        if (call.grant().isBot() && call.flag("as_user")) {
            throw new ApiError("as_user_not_supported");
        }
        String text = text(call);
        ObjectNode message = author(call, text);
        Blocks.into(message, call);
        Blocks.attachments(message, call);
        metadata(call, message);
        flags(call, message);
        if (text.isEmpty() && !message.has("blocks") && !message.has("attachments")) {
            throw new ApiError("no_text");
        }
        thread(call, channel, message);
        return message;
    }

    /** Markdown becomes mrkdwn; other texts stay as they are, escaped. */
    static String text(ApiCall call) {
        return call.arg("markdown_text")
                .map(markdown -> {
                    if (call.arg("text").isPresent() || call.arg("blocks").isPresent()) {
                        throw new ApiError("markdown_text_conflict");
                    }
                    if (markdown.length() > LONGEST_MARKDOWN) {
                        throw new ApiError("msg_too_long");
                    }
                    String bold = BOLD.matcher(markdown).replaceAll("*$1*");
                    return Escaping.stored(LINK.matcher(bold).replaceAll("<$2|$1>"));
                })
                .orElseGet(() -> parsed(call, call.arg("text").orElse("")));
    }

    private static String parsed(ApiCall call, String text) {
        String parse = call.arg("parse").orElse("client");
        if (!PARSES.contains(parse)) {
            throw ApiError.arguments("must be one of none, client, full [json-pointer:/parse]");
        }
        boolean names = call.flag("link_names") || parse.equals("full");
        return Escaping.stored(names ? Mentions.linked(call, text) : text, !parse.equals("none"));
    }

    /** All are checked; only whether links may be unfurled matters later, and stays with the message unseen. */
    private static void flags(ApiCall call, ObjectNode message) {
        call.flag("mrkdwn");
        call.flag("unfurl_media");
        if (!call.flag("unfurl_links", true)) {
            message.put("unfurl_links", false);
        }
    }

    /** A bot under another name or picture is a classic {@code bot_message}. */
    private ObjectNode author(ApiCall call, String text) {
        User user = call.team().user(call.user()).orElseThrow();
        boolean disguised = List.of("username", "icon_emoji", "icon_url").stream()
                .anyMatch(name -> call.arg(name).isPresent());
        if (disguised) {
            call.needs("chat:write.customize");
        }
        if (!user.isBot()) {
            return changes.typed(user.id(), text);
        }
        ObjectNode message = Changes.posted(user, text);
        if (disguised) {
            message.remove("user");
            message.put("subtype", "bot_message")
                    .put("username", call.arg("username").orElse(user.realName()));
            call.arg("icon_emoji").ifPresent(icon -> message.put("icon_emoji", icon));
            call.arg("icon_url").ifPresent(icon -> message.put("icon_url", icon));
        }
        return message;
    }

    /** An empty object takes away what there was. */
    static void metadata(ApiCall call, ObjectNode message) {
        call.json("metadata", "invalid_metadata_format").ifPresent(metadata -> {
            if (!metadata.isObject()) {
                throw new ApiError("invalid_metadata_format");
            }
            JsonNode payload = metadata.path("event_payload");
            boolean typed = metadata.path("event_type").isTextual() && payload.isObject();
            if (!metadata.isEmpty() && !typed) {
                throw new ApiError("invalid_metadata_schema");
            }
            if (Json.text(metadata).length() > LARGEST_METADATA) {
                throw new ApiError("metadata_too_large");
            }
            message.set("metadata", metadata);
        });
    }

    private static void thread(ApiCall call, Channel channel, ObjectNode message) {
        call.arg("thread_ts").ifPresent(thread -> {
            Message parent = channel.message(thread)
                    .filter(known -> !known.isDeleted() || known.isTombstone())
                    .orElseThrow(() -> new ApiError("thread_not_found"));
            if (parent.isSystem()) {
                throw new ApiError("cannot_reply_to_message");
            }
            Changes.inThread(message, parent.isReply() ? parent.parent() : parent.ts(), call.flag("reply_broadcast"));
        });
    }
}
