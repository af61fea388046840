package com.atom.slack.simulator.webapi;

import java.util.Map;
import java.util.Optional;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.Ts;

/**
 * A call by a token that works, with its arguments.
 *
 * @param team             what it is about: the token's workspace, or of an organisation's token the one meant; the
 *                         organisation itself, with nobody in it, for methods that need no workspace
 * @param token            as it was presented
 * @param expiresInSeconds 0 for a token that never expires
 */
record ApiCall(App app, Grant grant, Team team, Map<String, String> args, String token, long expiresInSeconds) {
    ApiCall with(Map<String, String> other) {
        return new ApiCall(app, grant, team, other, token, expiresInSeconds);
    }

    /** Empty when absent, empty or JSON's null. */
    Optional<String> arg(String name) {
        return Optional.ofNullable(args.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return arg(name).orElseThrow(() -> new ApiError("invalid_arguments"));
    }

    boolean flag(String name) {
        return arg(name)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    /** Out of range is put right, as Slack does; not a number is refused. */
    int limit(int usual, int most) {
        return number("limit", usual, most, "invalid_limit");
    }

    int number(String name, int usual, int most, String error) {
        try {
            int asked = Integer.parseInt(arg(name).orElse(Integer.toString(usual)));
            return asked <= 0 ? usual : Math.min(asked, most);
        } catch (NumberFormatException e) {
            throw new ApiError(error);
        }
    }

    /** Microseconds; the other value when absent. */
    long ts(String name, long absent) {
        return arg(name)
                .map(value -> {
                    if (!Ts.isTs(value)) {
                        throw new ApiError("invalid_ts_" + name);
                    }
                    return Ts.micros(value);
                })
                .orElse(absent);
    }

    String user() {
        return grant.user();
    }

    void needs(String scope) {
        if (!grant.allows(scope)) {
            throw ApiError.missingScope(scope, String.join(",", grant.scopes()));
        }
    }

    /** Public ones, and those the token's user is in; anything else does not exist for it. */
    Channel channelSeen() {
        String id = arg("channel").orElseThrow(() -> new ApiError("channel_not_found"));
        return team.channel(id).filter(this::sees).orElseThrow(() -> new ApiError("channel_not_found"));
    }

    boolean sees(Channel channel) {
        return channel.kind() == Channel.Kind.PUBLIC || channel.has(user());
    }

    boolean reads(Channel channel) {
        return channel.has(user()) || !grant.isBot() && channel.kind() == Channel.Kind.PUBLIC;
    }

    /** A channel whose messages this token may read. */
    Channel channelRead() {
        Channel channel = channelSeen();
        needs(channel.kind().family() + ":history");
        if (!reads(channel)) {
            throw new ApiError("not_in_channel");
        }
        return channel;
    }
}
