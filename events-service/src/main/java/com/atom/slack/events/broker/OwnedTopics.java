package com.atom.slack.events.broker;

import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.kit.topics.TopicSpec;

/** The topics that exist because this service does. */
class OwnedTopics {

    private static final Duration WEEK = Duration.ofDays(7);

    @Produces
    @Singleton
    TopicSpec events() {
        return TopicSpec.kept(TopicNames.EVENTS, WEEK);
    }

    @Produces
    @Singleton
    TopicSpec intake() {
        return TopicSpec.kept(TopicNames.INTAKE, WEEK);
    }
}
