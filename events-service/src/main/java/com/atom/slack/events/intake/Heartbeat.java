package com.atom.slack.events.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import org.apache.kafka.clients.producer.ProducerRecord;

import com.atom.slack.contracts.intake.IntakeBeat;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.events.broker.EventLog;
import com.atom.slack.events.signature.SignatureConfig;

/** Says every five seconds that this replica lives, what it took and what it had to refuse. */
@Singleton
class Heartbeat {

    /** For a replica that tells apps apart by their secrets only. */
    private static final String ANY_APP = "*";

    private final IntakeCounters counters;
    private final EventLog log;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final String app;
    private final String replica;

    Heartbeat(IntakeCounters counters, EventLog log, ObjectMapper mapper, Clock clock, SignatureConfig signature) {
        this.counters = counters;
        this.log = log;
        this.mapper = mapper;
        this.clock = clock;
        this.app = signature.appId().orElse(ANY_APP);
        this.replica = UUID.randomUUID().toString();
    }

    @Scheduled(identity = "intake-heartbeat", every = "5s")
    void beat() throws JsonProcessingException {
        Instant refusal = counters.takeEarliestRefusal();
        IntakeBeat beat =
                new IntakeBeat(app, replica, clock.instant(), counters.accepted(), counters.refused(), refusal);
        var entry = new ProducerRecord<>(TopicNames.INTAKE, app + "/" + replica, mapper.writeValueAsBytes(beat));
        log.append(entry).onFailure(silence -> {
            counters.giveBack(refusal);
            Log.warnf("broker does not acknowledge refused=%d reason=%s", beat.refused(), silence.getMessage());
        });
    }
}
