package com.atom.slack.simulator.exports;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.ChannelJson;
import com.atom.slack.simulator.workspace.FileJson;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** The lists at the top of an export. */
final class IndexJson {
    private IndexJson() {}

    /** @param atOrg says in addition where the conversation stands, which its place in the ZIP does not tell */
    static List<ObjectNode> conversations(Collection<Channel> channels, Channel.Kind kind, boolean atOrg) {
        return channels.stream()
                .filter(channel -> channel.kind() == kind)
                .map(channel -> atOrg ? placed(channel) : ChannelJson.indexed(channel))
                .toList();
    }

    private static ObjectNode placed(Channel channel) {
        ObjectNode json = ChannelJson.indexed(channel);
        json.put("context_team_id", channel.orgTeams().getFirst());
        return json.set("shared_team_ids", Json.array(channel.orgTeams()));
    }

    /** As {@code users.list} has them: those who have left too, guests of connected workspaces not. */
    static List<ObjectNode> people(Collection<Team> teams) {
        return teams.stream()
                .flatMap(team -> team.users().values().stream().filter(team::employs))
                .filter(isNew())
                .map(user -> user.json(true))
                .toList();
    }

    private static Predicate<User> isNew() {
        Set<String> seen = new HashSet<>();
        return user -> seen.add(user.id());
    }

    /** The apps that are installed now, in the shape of {@code team.integrationLogs}. */
    static List<ObjectNode> integrations(Team team) {
        return team.installs().values().stream()
                .map(install -> {
                    ObjectNode json = Json.object().put("user_id", install.installer());
                    json.put(
                            "user_name",
                            team.user(install.installer()).map(User::name).orElse(""));
                    User bot = team.users().get(install.botUser());
                    json.put(
                            "date", Long.toString(bot.json(true).path("updated").asLong()));
                    json.put("change_type", "added").put("app_type", bot.realName());
                    return json.put("app_id", install.appId());
                })
                .toList();
    }

    static List<ObjectNode> canvases(Team team, Collection<Channel> channels) {
        return team.files().values().stream()
                .filter(file -> file.channels().anyMatch(channels::contains))
                .map(file -> FileJson.carried(team, file))
                .filter(IndexJson::isCanvas)
                .toList();
    }

    private static boolean isCanvas(JsonNode file) {
        String mode = file.path("mode").asText();
        return mode.equals("canvas")
                || mode.equals("quip")
                || file.path("filetype").asText().equals("quip");
    }
}
