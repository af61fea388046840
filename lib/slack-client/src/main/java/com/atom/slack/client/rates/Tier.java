package com.atom.slack.client.rates;

/** Slack's documented tiers, in calls a minute for one method, workspace and app ({@code docs.slack.dev/apis/web-api/rate-limits}). */
public enum Tier {
    TIER_1(1),
    TIER_2(20),
    TIER_3(50),
    TIER_4(100),

    /** {@code auth.test} and its like: "hundreds per minute". */
    SPECIAL(300);

    private final int perMinute;

    Tier(int perMinute) {
        this.perMinute = perMinute;
    }

    public int perMinute() {
        return perMinute;
    }
}
