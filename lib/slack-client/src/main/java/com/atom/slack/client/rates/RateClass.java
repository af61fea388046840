package com.atom.slack.client.rates;

/** What Slack allows an app on {@code conversations.history} and {@code conversations.replies}, as its answers showed it. */
public enum RateClass {
    /** No answer has shown it yet. */
    UNKNOWN,

    /** The documented tier: a page of more than 15 messages was seen. */
    TIER,

    /** One call a minute, at most 15 messages: a larger page was asked for and cut to 15. */
    LIMITED;

    /** Messages on a page of a limited app. */
    public static final int LIMITED_PAGE = 15;
}
