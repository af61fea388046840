package com.atom.slack.simulator.webapi.search;

import java.util.stream.Stream;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;

/** Goes through everything the token's user may read. */
final class Finder {
    private Finder() {}

    static Stream<Query.Place> messages(ApiCall call, Query query) {
        Team team = call.team();
        return team.channels().values().stream()
                .filter(call::reads)
                .flatMap(channel -> in(team, channel))
                .filter(query::fits);
    }

    /** What people and bots have said and is still there. */
    static Stream<Query.Place> in(Team team, Channel channel) {
        return channel.all().stream()
                .filter(message -> !message.isDeleted() && !message.isSystem())
                .map(message -> new Query.Place(team, channel, message));
    }
}
