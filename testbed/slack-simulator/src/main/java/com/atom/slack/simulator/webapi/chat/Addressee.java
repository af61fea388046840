package com.atom.slack.simulator.webapi.chat;

import java.util.List;

import com.atom.slack.simulator.acts.Directs;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** Where a message is to go: a channel by id or name, or a person, to whom a direct message is opened. */
final class Addressee {
    private final Directs directs;

    Addressee(Directs directs) {
        this.directs = directs;
    }

    Channel of(ApiCall call) {
        String asked = call.required("channel");
        Team team = call.team();
        if (team.user(asked).isPresent()) {
            return direct(call, team.user(asked).get());
        }
        Channel channel = team.channel(asked)
                .or(() -> team.channels().values().stream()
                        .filter(known -> !known.name().isEmpty() && known.name().equals(asked.replaceFirst("^#", "")))
                        .findFirst())
                .filter(call::sees)
                .orElseThrow(() -> new ApiError("channel_not_found"));
        if (channel.isArchived()) {
            throw new ApiError("is_archived");
        }
        boolean uninvited =
                channel.kind() == Channel.Kind.PUBLIC && call.grant().allows("chat:write.public");
        if (!channel.has(call.user()) && !uninvited) {
            throw new ApiError("not_in_channel");
        }
        return channel;
    }

    private Channel direct(ApiCall call, User user) {
        if (user.isDeleted()) {
            throw new ApiError("user_disabled");
        }
        List<String> other = List.of(user.id());
        return directs.between(call.team(), call.user(), other)
                .orElseGet(() -> directs.made(call.team(), call.user(), other));
    }
}
