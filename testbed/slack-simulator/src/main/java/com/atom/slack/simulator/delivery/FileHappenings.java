package com.atom.slack.simulator.delivery;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.SharedFile;
import com.atom.slack.simulator.workspace.Team;

/** Events about files. They carry ids alone: {@code files.info} tells the rest. */
final class FileHappenings {
    private static final String READ = "files:read";

    private FileHappenings() {}

    static void add(List<Happening> all, Team team, Change change) {
        switch (change.op()) {
            case ADD_FILE -> {
                String id = change.data().path("file").path("id").asText();
                all.add(Happening.own(change.actor(), "file_created", READ, event(change, "file_created", id)));
            }
            case CHANGE_FILE -> everywhere(all, team, change, "file_change");
            case PUBLISH_FILE -> everywhere(all, team, change, "file_change");
            case DELETE_FILE -> deleted(all, team, change);
            default -> {}
        }
    }

    private static ObjectNode event(Change change, String type, String file) {
        ObjectNode event = Json.object().put("type", type).put("file_id", file);
        if (!type.equals("file_change")) {
            event.put("user_id", change.actor());
        }
        event.putObject("file").put("id", file);
        return event.put("event_ts", change.eventTs());
    }

    /** One event in each conversation that has the file; its owner's alone when none has. */
    private static void everywhere(List<Happening> all, Team team, Change change, String type) {
        SharedFile file = team.files().get(change.data().path("file").asText());
        List<Channel> channels = file.channels().toList();
        if (channels.isEmpty()) {
            all.add(Happening.own(file.user(), type, READ, event(change, type, file.id())));
        } else {
            all.add(Happening.in(channels.getFirst(), type, READ, event(change, type, file.id())));
        }
    }

    private static void deleted(List<Happening> all, Team team, Change change) {
        SharedFile file = team.files().get(change.data().path("file").asText());
        ObjectNode event = Json.object().put("type", "file_deleted").put("file_id", file.id());
        event.set("channel_ids", change.data().path("channels"));
        event.put("event_ts", change.eventTs());
        List<Channel> channels = file.channels().toList();
        all.add(
                channels.isEmpty()
                        ? Happening.own(file.user(), "file_deleted", READ, event)
                        : Happening.in(channels.getFirst(), "file_deleted", READ, event));
    }

    /** A message with files has been posted. */
    static void shared(List<Happening> all, Team team, Channel channel, Message message, Change change) {
        for (String id : message.files()) {
            SharedFile file = team.files().get(id);
            if (file.bornTs().equals(change.eventTs())) {
                all.add(Happening.in(channel, "file_created", READ, event(change, "file_created", id)));
            } else if (file.shares().size() == 1 && channel.kind() == Channel.Kind.PUBLIC) {
                all.add(Happening.in(channel, "file_public", READ, event(change, "file_public", id)));
            }
            all.add(Happening.in(channel, "file_shared", READ, there(channel, event(change, "file_shared", id))));
        }
    }

    /** A message with files has been deleted, {@code before} as it was. */
    static void unshared(List<Happening> all, Channel channel, @Nullable ObjectNode before, Change change) {
        if (before == null) {
            return;
        }
        before.path("files").forEach(file -> {
            ObjectNode event = event(change, "file_unshared", file.path("id").asText());
            all.add(Happening.in(channel, "file_unshared", READ, there(channel, event)));
        });
    }

    private static ObjectNode there(Channel channel, ObjectNode event) {
        String at = event.remove("event_ts").asText();
        return event.put("channel_id", channel.id()).put("event_ts", at);
    }
}
