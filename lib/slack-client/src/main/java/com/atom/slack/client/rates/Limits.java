package com.atom.slack.client.rates;

import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Calls a minute by method: Slack's tier, scaled, never above the configured ceiling; less for one channel alone. */
@Singleton
class Limits {

    /** "One message a second", in a channel. */
    private static final double A_CHANNEL = 60;

    private final double scale;
    private final Map<Tier, Double> ceilings;

    @Inject
    Limits(RatesConfig config) {
        this(config.tierScale(), ceilings(config));
    }

    Limits(double scale, Map<Tier, Double> ceilings) {
        this.scale = scale;
        this.ceilings = ceilings;
    }

    private static Map<Tier, Double> ceilings(RatesConfig config) {
        return Map.of(
                Tier.TIER_1, config.tier1().orElse(Double.MAX_VALUE),
                Tier.TIER_2, config.tier2().orElse(Double.MAX_VALUE),
                Tier.TIER_3, config.tier3().orElse(Double.MAX_VALUE));
    }

    double perMinute(Bucket bucket) {
        double workspace = perMinute(bucket.method());
        return bucket.channel().isPresent() ? Math.min(A_CHANNEL * scale, workspace) : workspace;
    }

    /** For a whole workspace. */
    double perMinute(SlackMethod method) {
        return Math.min(method.tier().perMinute() * scale, ceilings.getOrDefault(method.tier(), Double.MAX_VALUE));
    }

    /** For an app that Slack holds to one call a minute on history and replies. */
    double limitedPerMinute(SlackMethod method) {
        return Math.min(scale, perMinute(method));
    }
}
