package com.atom.slack.simulator.acts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** Direct messages and group messages by who is in them. */
public final class Directs {
    private final Acts acts;
    private final Changes changes;

    public Directs(Acts acts, Changes changes) {
        this.acts = acts;
        this.changes = changes;
    }

    /** The one between exactly these, if there is one. */
    public Optional<Channel> between(Team team, String user, List<String> others) {
        Set<String> all = new LinkedHashSet<>(others);
        all.add(user);
        Channel.Kind kind = all.size() <= 2 ? Channel.Kind.IM : Channel.Kind.MPIM;
        return team.channels().values().stream()
                .filter(channel -> channel.kind() == kind && channel.members().equals(all))
                .findFirst();
    }

    /** A new one between these. */
    public Channel made(Team team, String user, List<String> others) {
        List<String> all = new ArrayList<>(List.of(user));
        others.stream().filter(other -> !other.equals(user)).forEach(all::add);
        ObjectNode described = Json.object();
        if (all.size() <= 2) {
            described.put("name", "").put("kind", "im");
        } else {
            described.put("name", groupName(team, all)).put("kind", "mpim");
        }
        described.set("members", Json.array(all));
        String id = acts.happen(changes.createChannel(team, user, described))
                .change()
                .channel();
        return team.channel(id).orElseThrow();
    }

    /** {@code mpdm-amara--bo--chen-1}. */
    private static String groupName(Team team, List<String> users) {
        return users.stream()
                .map(id -> team.user(id).map(User::name).orElse(id))
                .collect(Collectors.joining("--", "mpdm-", "-1"));
    }
}
