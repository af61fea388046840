package com.atom.slack.kit.topics;

import java.time.Duration;
import java.util.Map;

import com.atom.slack.contracts.topics.TopicNames;

/**
 * A topic as its owner wants it; the owner produces one CDI bean of this type per topic.
 *
 * @param name from {@link TopicNames}
 * @param partitions fixed for the life of the topic
 * @param settings Kafka's topic settings
 */
public record TopicSpec(String name, int partitions, Map<String, String> settings) {

    private static final String MAX_RECORD = String.valueOf(2 * 1024 * 1024);

    /** Deleted after a time. */
    public static TopicSpec kept(String name, Duration retention) {
        return new TopicSpec(
                name,
                TopicNames.PARTITIONS,
                Map.of("retention.ms", String.valueOf(retention.toMillis()), "max.message.bytes", MAX_RECORD));
    }

    /** The newest record of each key is kept for ever. */
    public static TopicSpec compacted(String name) {
        return new TopicSpec(
                name, TopicNames.PARTITIONS, Map.of("cleanup.policy", "compact", "max.message.bytes", MAX_RECORD));
    }
}
