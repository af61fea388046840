package com.atom.slack.simulator.workspace;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** A message as {@code conversations.history} and {@code conversations.replies} show it. */
public final class MessageJson {
    private static final int REPLY_USERS_SHOWN = 5;
    private static final List<String> CARRIED =
            List.of("inviter", "topic", "purpose", "name", "old_name", "username", "language");

    private MessageJson() {}

    /** The JSON text; kept with the message until it changes. */
    public static String rendered(Team team, Channel channel, Message message) {
        String kept = message.rendered();
        if (kept == null) {
            kept = Json.text(tree(team, channel, message));
            if (!(message.isReply() && message.isInChannel()) && !channel.isOrgShared()) {
                team.renderings().keep(message, kept);
            }
        }
        return kept;
    }

    public static ObjectNode tree(Team team, Channel channel, Message message) {
        ObjectNode json = head(message);
        ObjectNode extra = message.extra();
        if (message.isTombstone()) {
            json.put("hidden", true);
        } else if (!message.isSystem()) {
            authorship(json, team, message);
        }
        CARRIED.stream().filter(extra::has).forEach(field -> json.set(field, extra.get(field)));
        if (message.isReply()) {
            json.put("thread_ts", message.parent());
            channel.parent(message).ifPresent(parent -> {
                json.put("parent_user_id", parent.user());
                if (message.isInChannel()) {
                    ObjectNode root = head(parent);
                    thread(root, channel, parent);
                    json.set("root", root);
                }
            });
        }
        thread(json, channel, message);
        if (!message.editedTs().isEmpty()) {
            json.putObject("edited").put("user", message.editedBy()).put("ts", message.editedTs());
        }
        if (channel.board().pins().containsKey(message.ts())) {
            json.putArray("pinned_to").add(channel.id());
        }
        reactions(json, message);
        extra.path("also").properties().forEach(field -> json.set(field.getKey(), field.getValue()));
        extra.path("without").forEach(field -> json.remove(field.asText()));
        return json;
    }

    private static ObjectNode head(Message message) {
        ObjectNode json = Json.object().put("type", "message");
        if (!message.subtype().isEmpty()) {
            json.put("subtype", message.subtype());
        }
        if (!message.user().isEmpty()) {
            json.put("user", message.user());
        }
        return json.put("text", message.text()).put("ts", message.ts());
    }

    private static void authorship(ObjectNode json, Team team, Message message) {
        ObjectNode extra = message.extra();
        boolean me = message.subtype().equals("me_message");
        if (message.isTyped() && !me) {
            json.put("client_msg_id", message.clientMsgId());
        }
        String home = team.user(message.user())
                .filter(user -> !team.employs(user))
                .map(User::team)
                .orElse(team.id());
        if (message.subtype().equals("bot_message")) {
            json.set("bot_id", extra.get("bot_id"));
            json.putObject("icons").put("emoji", extra.path("icon_emoji").asText(":robot_face:"));
        } else {
            if (!me) {
                json.put("team", home);
            }
            if (!home.equals(team.id())) {
                json.put("user_team", home).put("source_team", home);
            }
            if (extra.has("bot_id")) {
                bot(json, team, message);
            }
        }
        if (extra.has("blocks")) {
            json.set("blocks", extra.get("blocks"));
        } else if ((message.isTyped() || extra.has("bot_id")) && !message.text().isEmpty()) {
            json.set("blocks", RichText.blocks(message.ts(), message.text()));
        }
        if (extra.has("attachments")) {
            json.set("attachments", extra.get("attachments"));
        }
        if (!message.files().isEmpty()) {
            ArrayNode files = json.putArray("files");
            message.files().stream()
                    .map(team.files()::get)
                    .filter(Objects::nonNull)
                    .forEach(file -> files.add(FileJson.carried(team, file)));
            json.put("upload", false).put("display_as_bot", false);
        }
    }

    private static void bot(ObjectNode json, Team team, Message message) {
        ObjectNode extra = message.extra();
        json.set("bot_id", extra.get("bot_id"));
        json.set("app_id", extra.get("app_id"));
        ObjectNode profile = json.putObject("bot_profile");
        profile.set("id", extra.get("bot_id"));
        profile.set("app_id", extra.get("app_id"));
        profile.put("name", team.user(message.user()).map(User::realName).orElse(""));
        profile.putObject("icons").put("image_48", "https://a.slack-edge.com/80588/img/plugins/app/bot_48.png");
        profile.put("deleted", false).put("updated", Ts.seconds(message.ts())).put("team_id", team.id());
    }

    private static void thread(ObjectNode json, Channel channel, Message message) {
        List<Message> replies = channel.replies(message);
        if (replies.isEmpty()) {
            if (message.isTombstone()) {
                json.put("thread_ts", message.ts());
            }
            return;
        }
        List<String> users = replies.stream()
                .map(reply -> reply.user().isEmpty() ? reply.botId() : reply.user())
                .distinct()
                .toList();
        json.put("thread_ts", message.ts()).put("reply_count", replies.size());
        json.put("reply_users_count", users.size())
                .put("latest_reply", replies.getLast().ts());
        json.set("reply_users", Json.array(users.subList(0, Math.min(users.size(), REPLY_USERS_SHOWN))));
        json.put("is_locked", false).put("subscribed", false);
    }

    private static void reactions(ObjectNode shown, Message message) {
        if (message.reactions().isEmpty()) {
            return;
        }
        ArrayNode array = shown.putArray("reactions");
        message.reactions().all().forEach(reaction -> {
            ObjectNode json = array.addObject().put("name", reaction.name());
            json.set("users", Json.array(reaction.users()));
            json.put("count", reaction.users().size());
        });
    }
}
