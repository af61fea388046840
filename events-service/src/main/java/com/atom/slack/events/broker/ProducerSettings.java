package com.atom.slack.events.broker;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerConfig;

/** How the door writes: durable before it answers, and giving up soon enough for Slack to hear of it within its 3 s. */
final class ProducerSettings {

    private static final int LARGEST_RECORD_BYTES = 2 * 1024 * 1024;
    private static final long A_WEEK_MILLIS = 7L * 24 * 60 * 60 * 1000;

    private ProducerSettings() {}

    /** @param connection where the broker is and how to reach it, as the platform's configuration says */
    static Map<String, Object> over(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "events-intake");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 200);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 900);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD_BYTES);
        // The archive's fold is idempotent and order-free, and what we refuse Slack repeats. An idempotent producer
        // would
        // have to renew its epoch after every batch it gave up on, just when the broker comes back.
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        // Batches hold one or two records here: compression would cost more than it saves.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        // A quiet night must not cost the first event of the morning its metadata.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, A_WEEK_MILLIS);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, 50);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }
}
