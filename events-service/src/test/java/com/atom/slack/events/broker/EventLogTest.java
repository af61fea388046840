package com.atom.slack.events.broker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.vertx.core.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EventLogTest {

    @Test
    void givesUpWithinItsTimeWhenNobodyListens() {
        // Given
        EventLog log = new EventLog(Map.of("bootstrap.servers", "127.0.0.1:9"), Clock.systemUTC());

        // When
        List<Future<Void>> appended = IntStream.range(0, 100)
                .mapToObj(i -> log.append(new ProducerRecord<>("slack.events.v1", "T1", new byte[10])))
                .toList();

        // Then
        await("one hundred refusals")
                .atMost(Duration.ofMillis(1500))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> appended.stream().allMatch(Future::failed));
        assertThat(log.answering()).isFalse();
        log.close();
    }
}
