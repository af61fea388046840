package com.atom.slack.simulator.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.workspace.User;

/** Who is in a workspace: its list, and whoever else messages show. */
final class People {
    private People() {}

    static List<ObjectNode> listed(Contents contents, String list) {
        List<ObjectNode> people = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (ObjectNode item : contents.list(list)) {
            if (ids.add(Conversations.id(item, contents.path(list), ++number))) {
                people.add(item);
            }
        }
        return people;
    }

    /** The workspace that most of them name who are neither guests nor Slackbot; empty when nobody names one. */
    static Optional<String> team(List<ObjectNode> people, Set<String> taken) {
        Map<String, Integer> votes = new HashMap<>();
        for (ObjectNode user : people) {
            String team = user.path("team_id").asText("");
            if (!team.isEmpty() && !taken.contains(team) && isOrdinary(user)) {
                votes.merge(team, 1, Integer::sum);
            }
        }
        return Reading.most(votes);
    }

    private static boolean isOrdinary(JsonNode user) {
        return !user.path("is_restricted").asBoolean()
                && !user.path("is_ultra_restricted").asBoolean()
                && !user.path("is_stranger").asBoolean()
                && !user.path("id").asText().equals("USLACKBOT");
    }

    /** Somebody of whom only the snapshot in a message is known. */
    static ObjectNode stranger(String id, JsonNode snapshot, String team) {
        String name = snapshot.path("name").asText(id);
        ObjectNode user = User.described(
                snapshot.path("team").asText(team),
                id,
                name,
                snapshot.path("real_name").asText(name),
                "Etc/UTC",
                0);
        ObjectNode profile = (ObjectNode) user.path("profile");
        profile.remove("email");
        for (String field : List.of("avatar_hash", "image_72", "first_name", "display_name")) {
            if (snapshot.path(field).isTextual()) {
                profile.set(field, snapshot.get(field));
            }
        }
        for (String field : List.of("is_restricted", "is_ultra_restricted")) {
            user.put(field, snapshot.path(field).asBoolean());
        }
        return user;
    }

    /** A workspace needs an administrator; where the ZIP names none it is the owner, else the first person. */
    static void appointed(List<ObjectNode> people, String team, String list) {
        if (people.stream()
                .anyMatch(user -> isThere(user, team) && user.path("is_admin").asBoolean())) {
            return;
        }
        ObjectNode admin = people.stream()
                .filter(user -> isThere(user, team) && user.path("is_owner").asBoolean())
                .findFirst()
                .or(() -> people.stream().filter(user -> isThere(user, team)).findFirst())
                .orElseThrow(() -> new CorruptExport(
                        list, "names nobody who could be the workspace's administrator, and no message does"));
        admin.put("is_admin", true);
    }

    private static boolean isThere(JsonNode user, String team) {
        boolean person =
                !user.path("is_bot").asBoolean() && !user.path("id").asText().equals("USLACKBOT");
        boolean own = user.path("team_id").asText(team).equals(team) || user.has("enterprise_user");
        return person && own && !user.path("deleted").asBoolean();
    }
}
