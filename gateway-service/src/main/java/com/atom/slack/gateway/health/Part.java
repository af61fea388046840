package com.atom.slack.gateway.health;

import java.util.Locale;

/** What the platform is made of; without an essential part nothing can be read. */
enum Part {
    GATEWAY(true),
    AUTH(true),
    EVENTS(false),
    INGESTION(true),
    ANALYTICS(false),
    DATABASE(true),
    CACHE(false),
    BROKER(true),
    SLACK_API(false);

    private final boolean essential;

    Part(boolean essential) {
        this.essential = essential;
    }

    boolean essential() {
        return essential;
    }

    /** As the public contract names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
