package com.atom.slack.simulator.control;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Office;
import com.atom.slack.simulator.workspace.Scheduled;
import com.atom.slack.simulator.workspace.SharedFile;
import com.atom.slack.simulator.workspace.Team;

/** The truth of a workspace besides its people and messages: {@code office} and {@code files}. */
final class OfficeTruth {
    private OfficeTruth() {}

    /** Empty for another step of the path. */
    static Optional<ObjectNode> of(Team team, String step) {
        return switch (step) {
            case "office" -> Optional.of(office(team));
            case "files" -> Optional.of(files(team));
            default -> Optional.empty();
        };
    }

    private static ObjectNode office(Team team) {
        Office office = team.office();
        ObjectNode json = Json.object();
        ObjectNode emoji = json.putObject("emoji");
        office.emoji().forEach(emoji::put);
        ArrayNode groups = json.putArray("usergroups");
        office.groups().values().forEach(group -> groups.add(group.json(true, true)));
        ArrayNode later = json.putArray("scheduled");
        for (Scheduled message : office.scheduled()) {
            ObjectNode one = later.addObject().put("id", message.id()).put("channel", message.channel());
            one.put("user", message.user()).put("post_at", message.postAt());
            one.set("text", message.message().path("text"));
        }
        ArrayNode away = json.putArray("away");
        ObjectNode quiet = json.putObject("snoozed_until");
        ObjectNode stars = json.putObject("stars");
        team.users().keySet().forEach(user -> {
            if (office.isAway(user)) {
                away.add(user);
            }
            if (office.quiet(user).snoozeUntil() > 0) {
                quiet.put(user, office.quiet(user).snoozeUntil());
            }
            if (!office.stars(user).isEmpty()) {
                stars.set(user, Json.array(office.stars(user).keySet()));
            }
        });
        return json;
    }

    private static ObjectNode files(Team team) {
        ObjectNode json = Json.object();
        ArrayNode files = json.putArray("files");
        for (SharedFile file : team.files().values()) {
            ObjectNode one = files.addObject().put("id", file.id()).put("name", file.name());
            one.put("title", file.title()).put("user", file.user()).put("size", file.sizeBytes());
            one.put("deleted", file.isDeleted()).put("public_url_shared", file.isPublished());
            one.set("channels", Json.array(file.channels().map(Channel::id).toList()));
        }
        return json;
    }
}
