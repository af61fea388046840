package com.atom.slack.client;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;

import com.atom.slack.client.rates.RatesConfig;
import com.atom.slack.client.wire.WireConfig;

/** Refuses to start a process that would call the real Slack faster than Slack allows. */
@Singleton
class ScaleGuard {

    void check(@Observes StartupEvent started, RatesConfig rates, WireConfig wire) {
        require(rates.tierScale(), wire.apiBaseUrl());
    }

    static void require(double scale, String apiBaseUrl) {
        if (scale > 1 && apiBaseUrl.contains("slack.com")) {
            throw new IllegalStateException(
                    "ATOM_SLACK_TIER_SCALE is above 1 while SLACK_API_BASE_URL is slack.com: Slack's"
                            + " limits are law; leave the scale at 1 or below");
        }
    }
}
