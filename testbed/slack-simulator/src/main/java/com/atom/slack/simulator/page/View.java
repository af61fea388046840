package com.atom.slack.simulator.page;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/** {@code GET /_sim/view/TEAM[/CHANNEL]}: a workspace as its people see it on a screen, whoever may see it. */
final class View {
    private final World world;
    private final Journal journal;

    View(World world, Journal journal) {
        this.world = world;
        this.journal = journal;
    }

    /** @param behind steps of the path behind {@code view} */
    void handle(Exchange exchange, List<String> behind) {
        Team team = behind.isEmpty() ? null : world.team(behind.getFirst()).orElse(null);
        if (team == null) {
            exchange.refuse(404, "unknown_team", behind.isEmpty() ? "" : behind.getFirst());
        } else if (behind.size() == 1) {
            exchange.json(200, workspace(team));
        } else {
            Map<String, String> query = exchange.query();
            team.channel(behind.get(1))
                    .ifPresentOrElse(
                            channel -> new ChannelView(team, channel, journal.seq()).answer(exchange, query),
                            () -> exchange.refuse(404, "unknown_channel", behind.get(1)));
        }
    }

    /** Who and what there is, in few words: a large workspace has thousands of people. */
    private ObjectNode workspace(Team team) {
        ObjectNode answer = Json.object().put("seq", journal.seq()).put("team", team.id());
        answer.put("name", team.name()).put("domain", team.domain());
        ArrayNode users = answer.putArray("users");
        team.users().values().forEach(user -> users.add(person(user)));
        ArrayNode channels = answer.putArray("channels");
        team.channels().values().forEach(channel -> channels.add(conversation(channel)));
        return answer;
    }

    private static ObjectNode person(User user) {
        ObjectNode person = Json.object().put("id", user.id()).put("name", user.name());
        person.put("real_name", user.realName()).put("is_admin", user.isAdmin());
        person.put("is_bot", user.isBot()).put("deleted", user.isDeleted());
        if (!user.botId().isEmpty()) {
            person.put("bot_id", user.botId()).put("app_id", user.appId());
        }
        return person;
    }

    /** With its people where they are its name. */
    private static ObjectNode conversation(Channel channel) {
        Channel.Kind kind = channel.kind();
        ObjectNode json = Json.object().put("id", channel.id()).put("name", channel.name());
        json.put("kind", kind.wire()).put("is_archived", channel.isArchived());
        json.put("is_ext_shared", channel.isShared());
        json.put("messages", channel.all().size());
        if (kind == Channel.Kind.IM || kind == Channel.Kind.MPIM) {
            json.set("members", Json.array(channel.members()));
        }
        return json;
    }
}
