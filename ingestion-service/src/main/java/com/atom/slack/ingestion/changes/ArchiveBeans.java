package com.atom.slack.ingestion.changes;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Pool;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.kit.tenancy.Tenancy;
import com.atom.slack.kit.topics.TopicSpec;

/** The tenancy of this service's schema and the topic that it owns for changes. */
class ArchiveBeans {

    @Produces
    @Singleton
    Tenancy tenancy(Pool pool) {
        return new Tenancy(pool);
    }

    @Produces
    @Singleton
    TopicSpec changes() {
        return TopicSpec.kept(TopicNames.CHANGES, ChangeRelay.KEPT);
    }
}
