package com.atom.slack.gateway.credentials;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Hears of revoked keys, on every replica. A revocation is rare, so everything remembered is forgotten; should the announcement
 * be late or lost, the cache's own seconds are the bound.
 */
@ApplicationScoped
class RevokedKeys {

    private final ApiKeys keys;

    RevokedKeys(ApiKeys keys) {
        this.keys = keys;
    }

    @Incoming("credentials")
    Uni<Void> take(ConsumerRecord<String, String> revoked) {
        return keys.forget();
    }
}
