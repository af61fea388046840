package com.atom.slack.client.rates;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LimitsTest {

    @Test
    void aMethodHasTheLimitOfItsTier() {
        Limits limits = new Limits(1, Map.of());

        assertThat(limits.perMinute(SlackMethod.USERS_LIST)).isEqualTo(20);
        assertThat(limits.perMinute(SlackMethod.CONVERSATIONS_HISTORY)).isEqualTo(50);
        assertThat(limits.perMinute(SlackMethod.CONVERSATIONS_MEMBERS)).isEqualTo(100);
        assertThat(limits.limitedPerMinute(SlackMethod.CONVERSATIONS_REPLIES)).isEqualTo(1);
    }

    @Test
    void aChannelTakesOnePostASecondAndAWorkspaceMore() {
        Limits limits = new Limits(1, Map.of());
        Bucket channel = new Bucket("A1", "T1", SlackMethod.CHAT_POST_MESSAGE, Optional.of("C1"));

        assertThat(limits.perMinute(channel)).isEqualTo(60);
        assertThat(limits.perMinute(new Bucket("A1", "T1", SlackMethod.CHAT_POST_MESSAGE)))
                .isEqualTo(300);
    }

    @Test
    void aCeilingHoldsHoweverLargeTheScale() {
        Limits limits = new Limits(1000, Map.of(Tier.TIER_3, 20.0));

        assertThat(limits.perMinute(SlackMethod.CONVERSATIONS_HISTORY)).isEqualTo(20);
        assertThat(limits.perMinute(SlackMethod.USERS_LIST)).isEqualTo(20_000);
    }
}
