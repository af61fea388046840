package com.atom.slack.client.rates;

import java.util.Locale;

/** The methods of Slack's Web API that the platform calls, each with its documented tier; all are reads and go as GET. */
public enum SlackMethod {
    AUTH_TEST("auth.test", Tier.SPECIAL),
    TEAM_INFO("team.info", Tier.TIER_3),
    USERS_LIST("users.list", Tier.TIER_2),
    USERS_INFO("users.info", Tier.TIER_4),
    CONVERSATIONS_LIST("conversations.list", Tier.TIER_2),
    CONVERSATIONS_INFO("conversations.info", Tier.TIER_3),
    CONVERSATIONS_MEMBERS("conversations.members", Tier.TIER_4),
    CONVERSATIONS_HISTORY("conversations.history", Tier.TIER_3),
    CONVERSATIONS_REPLIES("conversations.replies", Tier.TIER_3),
    FILES_LIST("files.list", Tier.TIER_3),
    FILES_INFO("files.info", Tier.TIER_4);

    private final String wireName;
    private final Tier tier;

    SlackMethod(String wireName, Tier tier) {
        this.wireName = wireName;
        this.tier = tier;
    }

    /** As Slack spells it: {@code conversations.history}. */
    public String wireName() {
        return wireName;
    }

    public Tier tier() {
        return tier;
    }

    /** Whether Slack gives some apps one call a minute and 15 messages here (since 29 May 2025); learned, never assumed. */
    public boolean mayBeLimited() {
        return this == CONVERSATIONS_HISTORY || this == CONVERSATIONS_REPLIES;
    }

    /** For metrics: {@code conversations_history}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
