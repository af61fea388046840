package com.atom.slack.analytics.facts;

import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Pool;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.kit.tenancy.Tenancy;
import com.atom.slack.kit.topics.TopicSpec;

/** The tenancy of this service's schema and the topic that it owns for what it cannot apply. */
class AnalyticsBeans {

    private static final Duration MONTH = Duration.ofDays(30);

    @Produces
    @Singleton
    Tenancy tenancy(Pool pool) {
        return new Tenancy(pool);
    }

    @Produces
    @Singleton
    TopicSpec deadLetters() {
        return TopicSpec.kept(TopicNames.CHANGES_DEAD_LETTERS, MONTH);
    }
}
