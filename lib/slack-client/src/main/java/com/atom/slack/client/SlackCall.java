package com.atom.slack.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.atom.slack.client.rates.Lane;
import com.atom.slack.client.rates.SlackMethod;

/**
 * One question to Slack.
 *
 * @param team {@code T…}
 * @param params as Slack names them
 * @param lane who may go first when the budget is short
 */
public record SlackCall(String team, SlackMethod method, Map<String, String> params, Lane lane) {

    public SlackCall {
        params = Map.copyOf(params);
    }

    /** A call without parameters in the slowest lane. */
    public static SlackCall of(String team, SlackMethod method) {
        return new SlackCall(team, method, Map.of(), Lane.BACKFILL);
    }

    /** The same call with one more parameter; a null value leaves it out. */
    public SlackCall with(String name, @Nullable Object value) {
        Map<String, String> more = new LinkedHashMap<>(params);
        if (value == null) {
            more.remove(name);
        } else {
            more.put(name, value.toString());
        }
        return new SlackCall(team, method, more, lane);
    }

    /** Where the method is counted by channel: which one. */
    Optional<String> countedChannel() {
        return method.isCountedByChannel() ? Optional.ofNullable(params.get("channel")) : Optional.empty();
    }

    public SlackCall in(Lane other) {
        return new SlackCall(team, method, params, other);
    }
}
