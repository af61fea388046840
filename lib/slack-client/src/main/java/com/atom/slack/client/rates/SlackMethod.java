package com.atom.slack.client.rates;

import java.util.Locale;

/** The methods of Slack's Web API that the platform calls, each with its documented tier and what it does to Slack. */
public enum SlackMethod {
    AUTH_TEST("auth.test", Tier.SPECIAL, Effect.NONE),
    TEAM_INFO("team.info", Tier.TIER_3, Effect.NONE),
    USERS_LIST("users.list", Tier.TIER_2, Effect.NONE),
    USERS_INFO("users.info", Tier.TIER_4, Effect.NONE),
    CONVERSATIONS_LIST("conversations.list", Tier.TIER_2, Effect.NONE),
    CONVERSATIONS_INFO("conversations.info", Tier.TIER_3, Effect.NONE),
    CONVERSATIONS_MEMBERS("conversations.members", Tier.TIER_4, Effect.NONE),
    CONVERSATIONS_HISTORY("conversations.history", Tier.TIER_3, Effect.NONE),
    CONVERSATIONS_REPLIES("conversations.replies", Tier.TIER_3, Effect.NONE),
    CHAT_POST_MESSAGE("chat.postMessage", Tier.SPECIAL, Effect.ADDS),
    CHAT_SCHEDULE_MESSAGE("chat.scheduleMessage", Tier.TIER_3, Effect.ADDS),
    CHAT_UPDATE("chat.update", Tier.TIER_3, Effect.SETTLES),
    CHAT_DELETE("chat.delete", Tier.TIER_3, Effect.SETTLES),
    CHAT_GET_PERMALINK("chat.getPermalink", Tier.SPECIAL, Effect.NONE),
    REACTIONS_ADD("reactions.add", Tier.TIER_3, Effect.SETTLES),
    REACTIONS_REMOVE("reactions.remove", Tier.TIER_2, Effect.SETTLES),
    REACTIONS_GET("reactions.get", Tier.TIER_3, Effect.NONE),
    FILES_LIST("files.list", Tier.TIER_3, Effect.NONE),
    FILES_INFO("files.info", Tier.TIER_4, Effect.NONE),
    FILES_DELETE("files.delete", Tier.TIER_3, Effect.SETTLES),

    /** A second address leaves the first one unused, and Slack discards it. */
    FILES_GET_UPLOAD_URL_EXTERNAL("files.getUploadURLExternal", Tier.TIER_4, Effect.SETTLES),
    FILES_COMPLETE_UPLOAD_EXTERNAL("files.completeUploadExternal", Tier.TIER_4, Effect.ADDS);

    private final String wireName;
    private final Tier tier;
    private final Effect effect;

    SlackMethod(String wireName, Tier tier, Effect effect) {
        this.wireName = wireName;
        this.tier = tier;
        this.effect = effect;
    }

    /** As Slack spells it: {@code conversations.history}. */
    public String wireName() {
        return wireName;
    }

    /** Of a whole workspace. */
    public Tier tier() {
        return tier;
    }

    public Effect effect() {
        return effect;
    }

    /** Whether Slack gives some apps one call a minute and 15 messages here (since 29 May 2025); learned, never assumed. */
    public boolean mayBeLimited() {
        return this == CONVERSATIONS_HISTORY || this == CONVERSATIONS_REPLIES;
    }

    /** Whether Slack counts each channel by itself too, one call a second with short bursts. */
    public boolean isCountedByChannel() {
        return this == CHAT_POST_MESSAGE;
    }

    /** For metrics: {@code conversations_history}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
