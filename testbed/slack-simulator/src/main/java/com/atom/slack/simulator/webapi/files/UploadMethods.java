package com.atom.slack.simulator.webapi.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.FileJson;
import com.atom.slack.simulator.workspace.FittingChanges;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.User;

/** An upload in three steps: announced, sent to {@link UploadDoor}, completed. */
final class UploadMethods {
    private static final int LONGEST_ALT_TEXT = 1000;
    private static final long LARGEST = 1L << 30;
    private static final long LARGEST_SNIPPET = 1L << 20;
    private static final int MOST_CHANNELS = 100;
    private static final int PREVIEW = 200;

    private final Acts acts;
    private final Changes changes;
    private final FittingChanges fittings;
    private final Store store;
    private final Secrets secrets;

    UploadMethods(Acts acts, Changes changes, Store store, Secrets secrets) {
        this.acts = acts;
        this.changes = changes;
        this.fittings = new FittingChanges(changes);
        this.store = store;
        this.secrets = secrets;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("files.getUploadURLExternal", ApiMethod.TIER_4, "files:write", this::announce),
                ApiMethod.of("files.completeUploadExternal", ApiMethod.TIER_4, "files:write", this::complete),
                ApiMethod.of("files.upload", ApiMethod.TIER_2, "files:write", call -> {
                    throw new ApiError("method_deprecated");
                }));
    }

    private ObjectNode announce(ApiCall call) {
        call.needs("files:write");
        String name = call.required("filename");
        long length = length(call);
        String alt = call.arg("alt_txt").orElse("");
        if (alt.length() > LONGEST_ALT_TEXT) {
            throw new ApiError("alt_txt_too_large");
        }
        Optional<String> snippet = call.arg("snippet_type");
        if (snippet.isPresent() && length > LARGEST_SNIPPET) {
            throw new ApiError("snippet_too_large");
        }
        if (snippet.filter(type -> !SnippetTypes.isKnown(type)).isPresent()) {
            throw new ApiError("unknown_snippet_type");
        }
        String id = changes.id("F");
        String secret = secrets.hex(24);
        ObjectNode ticket =
                Json.object().put("secret", secret).put("team", call.team().id());
        ticket.put("user", call.user()).put("name", name).put("length", length).put("alt_txt", alt);
        snippet.ifPresent(type -> ticket.put("snippet_type", type));
        store.announce(id, ticket);
        String address = call.team().filesAt() + "/upload/v1/" + id + "-" + secret;
        return Json.object().put("upload_url", address).put("file_id", id);
    }

    private static long length(ApiCall call) {
        long length;
        try {
            length = Long.parseLong(call.arg("length").orElse("0"));
        } catch (NumberFormatException e) {
            throw ApiError.arguments("must be an integer [json-pointer:/length]");
        }
        if (length <= 0) {
            throw new ApiError("missing_argument");
        }
        if (length > LARGEST) {
            throw new ApiError("file_upload_size_restricted");
        }
        return length;
    }

    /** Where the files go is checked before anything happens; the message with them comes a moment after the answer. */
    private ObjectNode complete(ApiCall call) {
        call.needs("files:write");
        JsonNode asked = call.json("files", "invalid_arguments")
                .filter(files -> files.isArray() && !files.isEmpty())
                .orElseThrow(() -> ApiError.arguments("missing required field: files"));
        List<ObjectNode> described = new ArrayList<>();
        asked.forEach(file -> described.add(described(call, file)));
        List<Channel> channels = channels(call);
        Optional<ObjectNode> message = channels.isEmpty() ? Optional.empty() : Optional.of(message(call));
        if (channels.size() == 1) {
            thread(call, channels.getFirst(), message.orElseThrow());
        }
        ObjectNode answer = Json.object();
        ArrayNode files = answer.putArray("files");
        for (ObjectNode file : described) {
            String id = file.path("id").asText();
            store.complete(id);
            acts.happen(fittings.addFile(call.team(), call.user(), file));
            files.add(FileJson.listed(call.team(), call.team().files().get(id)));
        }
        long now = call.pace().seconds();
        for (Channel channel : channels) {
            ObjectNode carrying = Changes.withFiles(message.orElseThrow().deepCopy(), described);
            long due = call.pace().simulatedMillis();
            acts.happen(fittings.schedule(call.team(), channel, call.user(), now, due, carrying, false));
        }
        return answer;
    }

    private ObjectNode described(ApiCall call, JsonNode asked) {
        String id = asked.path("id").asText("");
        ObjectNode ticket = store.announced(id)
                .filter(known -> known.path("team").asText().equals(call.team().id()))
                .filter(known -> known.path("user").asText().equals(call.user()))
                .orElseThrow(() -> new ApiError("file_not_found"));
        byte[] bytes = store.received(id).orElseThrow(() -> new ApiError("file_update_failed"));
        String name = ticket.path("name").asText();
        Kind kind = Kind.of(name);
        ObjectNode file = Json.object().put("id", id).put("name", name);
        file.put("title", asked.path("title").asText(name)).put("mimetype", kind.mimetype());
        boolean snippet = ticket.has("snippet_type");
        file.put("filetype", snippet ? ticket.path("snippet_type").asText() : kind.filetype());
        file.put("pretty_type", kind.pretty()).put("user", call.user());
        file.put("size", bytes.length).put("mode", snippet || kind.isText() ? "snippet" : "hosted");
        if (snippet || kind.isText()) {
            preview(file, new String(bytes, StandardCharsets.UTF_8));
        }
        if (!ticket.path("alt_txt").asText().isEmpty()) {
            file.set("alt_txt", ticket.get("alt_txt"));
        }
        return file;
    }

    private static void preview(ObjectNode file, String text) {
        long lines = text.lines().count();
        String shown = text.substring(0, Math.min(text.length(), PREVIEW));
        file.put("preview", shown);
        file.put("preview_highlight", "<pre>" + Escaping.literal(shown) + "</pre>");
        file.put("lines", lines)
                .put("lines_more", Math.max(0, lines - shown.lines().count()));
        file.put("preview_is_truncated", shown.length() < text.length());
    }

    private static List<Channel> channels(ApiCall call) {
        Set<String> ids = new LinkedHashSet<>(call.several("channels"));
        call.arg("channel_id").ifPresent(ids::add);
        if (ids.size() > MOST_CHANNELS) {
            throw new ApiError("channels_limit_exceeded");
        }
        List<Channel> channels = new ArrayList<>();
        for (String id : ids) {
            if (!id.matches("[CDG][A-Z0-9]+")) {
                throw new ApiError("invalid_channel");
            }
            Channel channel = call.seen(id);
            if (channel.isArchived()) {
                throw new ApiError("posting_to_channel_denied");
            }
            if (!channel.has(call.user())) {
                throw new ApiError("not_in_channel");
            }
            channels.add(channel);
        }
        return channels;
    }

    private ObjectNode message(ApiCall call) {
        String comment = Escaping.stored(call.arg("initial_comment").orElse(""));
        User user = call.team().user(call.user()).orElseThrow();
        ObjectNode message = user.isBot() ? Changes.posted(user, comment) : changes.typed(user.id(), comment);
        if (comment.isEmpty()) {
            call.json("blocks", "invalid_blocks").ifPresent(blocks -> {
                if (!blocks.isArray()) {
                    throw new ApiError("invalid_blocks");
                }
                message.set("blocks", blocks);
            });
        }
        return message;
    }

    private static void thread(ApiCall call, Channel channel, ObjectNode message) {
        call.arg("thread_ts").ifPresent(thread -> {
            Message parent = channel.message(thread)
                    .filter(known -> !known.isSystem())
                    .filter(known -> !known.isDeleted() || known.isTombstone())
                    .orElseThrow(() -> ApiError.arguments("no such thread [json-pointer:/thread_ts]"));
            Changes.inThread(message, parent.isReply() ? parent.parent() : parent.ts(), false);
        });
    }
}
