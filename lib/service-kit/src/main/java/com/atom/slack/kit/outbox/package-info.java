/**
 * Publishes what a transaction promised: rows written with the data, relayed in order to Kafka. Used by the services that announce changes.
 */
@NullMarked
package com.atom.slack.kit.outbox;

import org.jspecify.annotations.NullMarked;
