package com.atom.slack.client.rates;

/**
 * What Slack counts calls by.
 *
 * @param app {@code A…}
 * @param team {@code T…}
 */
public record Bucket(String app, String team, SlackMethod method) {

    /** The braces keep the keys of one app and workspace on one node of a Redis cluster. */
    private String owner() {
        return "{" + app + "/" + team + "}";
    }

    String permitsKey() {
        return "atom:slack:permits:" + owner() + ":" + method.wireName();
    }

    String classKey() {
        return "atom:slack:class:" + owner();
    }
}
