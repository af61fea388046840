package com.atom.slack.analytics.facts;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import com.atom.slack.contracts.changes.ArchiveChange;

/** A change and the record that it came in, which is what becomes a dead letter. */
record ReceivedChange(ConsumerRecord<String, String> source, ArchiveChange change) {}
