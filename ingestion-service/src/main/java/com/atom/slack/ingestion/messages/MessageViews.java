package com.atom.slack.ingestion.messages;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.ingestion.wire.SlackText;
import com.atom.slack.ingestion.workspaces.Workspaces;

/**
 * Messages in the form of {@code SlackMessage} (api.md, section 5): every field that Slack gave, with reactions, threads and files
 * as the archive derives them, and computed fields beside them. What Slack did not give and cannot be computed is absent.
 */
@ApplicationScoped
class MessageViews {

    /** Of the delivery, not of the message; a broadcast's copy of its parent may hold text that was deleted since. */
    private static final List<String> LEFT_OUT = List.of(
            "event_ts",
            "channel_type",
            "hidden",
            "root",
            "reactions",
            "reply_count",
            "reply_users",
            "reply_users_count",
            "latest_reply",
            "replies");

    private final ObjectMapper mapper;
    private final Workspaces workspaces;

    MessageViews(ObjectMapper mapper, Workspaces workspaces) {
        this.mapper = mapper;
        this.workspaces = workspaces;
    }

    /** The views of the messages, in their order. */
    Uni<List<ObjectNode>> of(SqlConnection tx, String team, List<ShownMessage> messages) {
        return MessageSurroundings.of(tx, team, messages)
                .map(around -> messages.stream()
                        .map(message -> view(team, message, around))
                        .toList());
    }

    private ObjectNode view(String team, ShownMessage message, MessageSurroundings around) {
        ObjectNode view = read(message.raw());
        view.remove(LEFT_OUT);
        if (!view.hasNonNull("type")) {
            view.put("type", "message");
        }
        view.put("channel", message.channel());
        reactions(view, message, around);
        thread(view, message, around);
        files(view, around);
        List<String> mentions = SlackText.mentioned(message.text() == null ? "" : message.text());
        put(view, "mentions", mentions);
        put(view, "user_mentions", mentions);
        view.put("has_attachments", !view.path("attachments").isEmpty());
        view.put("attachment_count", view.path("attachments").size());
        view.put("has_files", message.files().length > 0);
        view.put("file_count", message.files().length);
        view.put("workspace_id", team);
        workspaces.find(team).map(WorkspaceState::name).ifPresent(name -> view.put("workspace_name", name));
        Optional.ofNullable(message.channelName()).ifPresent(name -> view.put("channel_name", name));
        Optional.ofNullable(message.user())
                .map(around.userNames::get)
                .or(() -> Optional.ofNullable(view.path("username").textValue()))
                .ifPresent(name -> view.put("user_name", name));
        return view;
    }

    private ObjectNode read(String raw) {
        try {
            return (ObjectNode) mapper.readTree(raw);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored message is not JSON", impossible);
        }
    }

    private static void reactions(ObjectNode view, ShownMessage message, MessageSurroundings around) {
        List<MessageSurroundings.Reaction> held =
                around.reactions.getOrDefault(new MessageId(message.channelKey(), message.ts()), List.of());
        if (!held.isEmpty()) {
            ArrayNode reactions = view.putArray("reactions");
            held.forEach(reaction -> put(
                    reactions
                            .addObject()
                            .put("name", reaction.name())
                            .put("count", reaction.users().size()),
                    "users",
                    reaction.users()));
        }
        view.put("has_reactions", message.reactions() > 0);
        view.put("reaction_count", message.reactions());
    }

    private static void thread(ObjectNode view, ShownMessage message, MessageSurroundings around) {
        boolean reply = message.repliesTo() != null;
        MessageSurroundings.Thread thread = around.threads.get(new MessageId(message.channelKey(), message.ts()));
        if (thread != null) {
            view.put("thread_ts", message.ts());
            view.put("reply_count", thread.replies());
            view.put("reply_users_count", thread.users().size());
            put(view, "reply_users", MessageSurroundings.some(thread.users()));
            view.put("latest_reply", thread.latest());
        }
        view.put("is_threaded", reply || thread != null);
        view.put("is_thread_parent", thread != null);
        view.put("is_thread_reply", reply);
    }

    /** Files as they are known now: described ones instead of stubs, a tombstone for one that was deleted. */
    private void files(ObjectNode view, MessageSurroundings around) {
        if (!view.path("files").isArray()) {
            return;
        }
        ArrayNode files = mapper.createArrayNode();
        for (JsonNode file : view.path("files")) {
            MessageSurroundings.FileNow now = around.files.get(file.path("id").asText());
            if (now != null && now.deleted()) {
                files.addObject().put("id", file.path("id").asText()).put("mode", "tombstone");
            } else {
                files.add(
                        now == null ? file : now.raw().<JsonNode>map(this::read).orElse(file));
            }
        }
        view.set("files", files);
    }

    private static void put(ObjectNode node, String name, List<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }
}
