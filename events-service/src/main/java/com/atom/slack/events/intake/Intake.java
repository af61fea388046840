package com.atom.slack.events.intake;

import java.nio.charset.StandardCharsets;

import jakarta.inject.Singleton;

import io.vertx.core.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.topics.RecordHeaders;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.events.broker.EventLog;
import com.atom.slack.events.envelope.Envelope;
import com.atom.slack.events.envelope.EnvelopeReader;
import com.atom.slack.events.marks.EventMarks;
import com.atom.slack.events.signature.SlackSignature;
import com.atom.slack.events.signature.Verdict;

/**
 * Takes deliveries in the order of the design, section 4: signature, envelope, mark, broker, mark. Accepted means that
 * the broker has the exact bytes; everything unclear is published, because a duplicate costs nothing and a loss cannot
 * be undone.
 */
@Singleton
class Intake {

    private static final byte[] HTTP = "http".getBytes(StandardCharsets.US_ASCII);

    private final SlackSignature signature;
    private final EventMarks marks;
    private final EventLog log;
    private final Waiting waiting;

    Intake(SlackSignature signature, EventMarks marks, EventLog log, Waiting waiting) {
        this.signature = signature;
        this.marks = marks;
        this.log = log;
        this.waiting = waiting;
    }

    /** Never fails; completes on any thread, within about 1.3 s. */
    Future<Answer> take(Delivery delivery) {
        Verdict verdict =
                signature.judge(delivery.app(), delivery.signatures(), delivery.timestamps(), delivery.body());
        if (verdict != Verdict.GENUINE) {
            return answer(Outcome.of(verdict));
        }
        return EnvelopeReader.read(delivery.body())
                .map(envelope -> take(delivery, envelope))
                .orElseGet(() -> answer(delivery.form() ? Outcome.FORM : Outcome.NOT_JSON));
    }

    private Future<Answer> take(Delivery delivery, Envelope envelope) {
        if (envelope.asksForChallenge()) {
            return Future.succeededFuture(Answer.challenge(envelope.challenge()));
        }
        int size = delivery.body().length;
        if (!waiting.enter(size)) {
            return answer(Outcome.OVERLOADED);
        }
        return marks.holds(envelope.eventId())
                .compose(held -> held ? answer(Outcome.DUPLICATE) : publish(delivery, envelope))
                .andThen(done -> waiting.leave(size));
    }

    private Future<Answer> publish(Delivery delivery, Envelope envelope) {
        return log.append(entry(delivery, envelope)).transform(appended -> {
            if (appended.failed()) {
                return answer(Outcome.BROKER_SILENT);
            }
            marks.remember(envelope.eventId());
            return answer(Outcome.ACCEPTED);
        });
    }

    private static Future<Answer> answer(Outcome outcome) {
        return Future.succeededFuture(Answer.of(outcome));
    }

    private static ProducerRecord<String, byte[]> entry(Delivery delivery, Envelope envelope) {
        var entry = new ProducerRecord<>(TopicNames.EVENTS, envelope.partitionKey(), delivery.body());
        entry.headers().add(RecordHeaders.TRANSPORT, HTTP);
        put(
                entry,
                RecordHeaders.RECEIVED_AT,
                Long.toString(delivery.receivedAt().toEpochMilli()));
        put(entry, RecordHeaders.APP, envelope.appId() != null ? envelope.appId() : delivery.app());
        put(entry, RecordHeaders.EVENT_ID, envelope.eventId());
        put(entry, RecordHeaders.RETRY_NUM, delivery.retryNumber());
        put(entry, RecordHeaders.RETRY_REASON, delivery.retryReason());
        put(entry, RecordHeaders.CORRELATION, delivery.correlation());
        return entry;
    }

    private static void put(ProducerRecord<String, byte[]> entry, String name, @Nullable String value) {
        if (value != null) {
            entry.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
