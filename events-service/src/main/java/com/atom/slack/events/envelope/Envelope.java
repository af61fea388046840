package com.atom.slack.events.envelope;

import org.jspecify.annotations.Nullable;

/**
 * What the door reads of a body; empty strings count as absent, because Slack's own samples hold them.
 *
 * @param type {@code event_callback}, {@code url_verification}, {@code app_rate_limited}; absent in odd bodies
 * @param eventType type of the inner event; absent for outer-only bodies
 * @param eventId {@code Ev…}, equal in every delivery of one event; absent for outer-only bodies
 * @param team the tenant: {@code context_team_id}, else {@code authorizations[0].team_id}, else {@code team_id}; absent
 *     for events of a whole organisation
 * @param channel {@code C…}, {@code G…} or {@code D…} wherever the event names it; absent for events of no channel
 * @param appId {@code api_app_id}; absent in odd bodies
 * @param challenge to be echoed; absent unless the type is {@code url_verification}
 */
public record Envelope(
        @Nullable String type,
        @Nullable String eventType,
        @Nullable String eventId,
        @Nullable String team,
        @Nullable String channel,
        @Nullable String appId,
        @Nullable String challenge) {

    private static final String NO_TENANT = "*";

    /** Whether Slack only asks if this address is ours. */
    public boolean asksForChallenge() {
        return "url_verification".equals(type);
    }

    /** The Kafka key, so that a channel stays in order: {@code team/channel}, else the team, else {@code *}. */
    public String partitionKey() {
        String tenant = team == null ? NO_TENANT : team;
        return channel == null ? tenant : tenant + "/" + channel;
    }
}
