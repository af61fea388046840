/**
 * Live events from slack.events.v1: read, folded, parked while their workspace is unknown, or set aside as dead letters. Nothing calls it but Kafka.
 */
@NullMarked
package com.atom.slack.ingestion.live;

import org.jspecify.annotations.NullMarked;
