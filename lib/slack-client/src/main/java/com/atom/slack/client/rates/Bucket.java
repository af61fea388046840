package com.atom.slack.client.rates;

import java.util.List;
import java.util.Optional;

/**
 * What Slack counts calls by.
 *
 * @param app {@code A…}
 * @param team {@code T…}
 * @param channel only for a method that is counted by channel; absent for the whole workspace
 */
public record Bucket(String app, String team, SlackMethod method, Optional<String> channel) {

    /** Of a whole workspace. */
    public Bucket(String app, String team, SlackMethod method) {
        this(app, team, method, Optional.empty());
    }

    /** Every bucket that a call of this one is taken from, the narrowest first. */
    List<Bucket> all() {
        return channel.isEmpty() ? List.of(this) : List.of(this, new Bucket(app, team, method));
    }

    /** The braces keep the keys of one app and workspace on one node of a Redis cluster. */
    private String owner() {
        return "{" + app + "/" + team + "}";
    }

    String permitsKey() {
        return "atom:slack:permits:" + owner() + ":" + method.wireName()
                + channel.map(id -> ":" + id).orElse("");
    }

    String classKey() {
        return "atom:slack:class:" + owner();
    }
}
