package com.atom.slack.simulator.webapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;
import com.atom.slack.simulator.wire.Json;
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
public record ApiCall(
        App app,
        Grant grant,
        Team team,
        Map<String, String> args,
        String token,
        long expiresInSeconds,
        Pace pace,
        Terms terms) {
    ApiCall with(Map<String, String> other) {
        return new ApiCall(app, grant, team, other, token, expiresInSeconds, pace, terms);
    }

    /** Empty when absent, empty or JSON's null. */
    public Optional<String> arg(String name) {
        return Optional.ofNullable(args.get(name)).filter(value -> !value.isEmpty());
    }

    /** Is there, if only as an empty text or array. */
    public boolean has(String name) {
        return args.containsKey(name);
    }

    public String required(String name) {
        return arg(name).orElseThrow(() -> ApiError.arguments("missing required field: " + name));
    }

    public boolean flag(String name) {
        return flag(name, false);
    }

    /** {@code true}, {@code false}, 1 or 0. */
    public boolean flag(String name, boolean absent) {
        return arg(name)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default -> throw ApiError.arguments("must be a boolean [json-pointer:/" + name + "]");
                })
                .orElse(absent);
    }

    /** Too large is put right, as Slack does; negative or not a number is refused. */
    public int limit(int usual, int most) {
        return number("limit", usual, most, "invalid_limit");
    }

    /** Zero means the usual. */
    public int number(String name, int usual, int most, String error) {
        try {
            long asked = Long.parseLong(arg(name).orElse(Integer.toString(usual)));
            if (asked < 0) {
                throw new ApiError(error);
            }
            return asked == 0 ? usual : (int) Math.min(asked, most);
        } catch (NumberFormatException e) {
            throw error.equals("invalid_arguments")
                    ? ApiError.arguments("must be an integer [json-pointer:/" + name + "]")
                    : new ApiError(error);
        }
    }

    /** Microseconds; the other value when absent. */
    public long ts(String name, long absent) {
        return arg(name)
                .map(value -> {
                    if (!Ts.isTs(value)) {
                        throw new ApiError("invalid_ts_" + name);
                    }
                    return Ts.micros(value);
                })
                .orElse(absent);
    }

    /** Several values with commas between, or as a JSON array. */
    public List<String> several(String name) {
        String given = arg(name).orElse("");
        if (given.startsWith("[")) {
            List<String> values = new ArrayList<>();
            json(name, "invalid_array_arg").ifPresent(array -> array.forEach(value -> values.add(value.asText())));
            return values;
        }
        return Stream.of(given.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** A JSON array or object; the error when it is neither. */
    public Optional<JsonNode> json(String name, String error) {
        return arg(name)
                .map(text -> Json.tree(text.getBytes(StandardCharsets.UTF_8))
                        .filter(JsonNode::isContainerNode)
                        .orElseThrow(() -> new ApiError(error)));
    }

    public String user() {
        return grant.user();
    }

    public void needs(String scope) {
        if (!grant.allows(scope)) {
            throw ApiError.missingScope(scope, String.join(",", grant.scopes()));
        }
    }

    /** One of them is enough; the first is told to be missing. */
    public void needsOne(String... scopes) {
        if (Stream.of(scopes).noneMatch(grant::allows)) {
            needs(scopes[0]);
        }
    }

    /** What no bot may call. */
    public void needsPerson(String scope) {
        if (grant.isBot()) {
            throw new ApiError("not_allowed_token_type");
        }
        needs(scope);
    }

    /** Public ones, and those the token's user is in; anything else does not exist for it. */
    public Channel channelSeen() {
        return channelSeen("channel");
    }

    public Channel channelSeen(String name) {
        return seen(required(name));
    }

    public Channel seen(String id) {
        return team.channel(id).filter(this::sees).orElseThrow(() -> new ApiError("channel_not_found"));
    }

    public boolean sees(Channel channel) {
        return channel.kind() == Channel.Kind.PUBLIC || channel.has(user());
    }

    public boolean reads(Channel channel) {
        return channel.has(user()) || !grant.isBot() && channel.kind() == Channel.Kind.PUBLIC;
    }

    /** A channel whose messages this token may read. */
    public Channel channelRead() {
        Channel channel = channelSeen();
        needs(channel.kind().family() + ":history");
        if (!reads(channel)) {
            throw new ApiError("not_in_channel");
        }
        return channel;
    }

    /** A channel the token's user is in. */
    public Channel channelOwn() {
        Channel channel = channelSeen();
        if (!channel.has(user())) {
            throw new ApiError("not_in_channel");
        }
        return channel;
    }
}
