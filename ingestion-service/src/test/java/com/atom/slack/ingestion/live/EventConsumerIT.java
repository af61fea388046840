package com.atom.slack.ingestion.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.topics.RecordHeaders;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.ingestion.house.Archive;
import com.atom.slack.ingestion.house.Broker;
import com.atom.slack.ingestion.house.Door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Archive
class EventConsumerIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Broker broker;

    @Inject
    Door door;

    @Inject
    ObjectMapper mapper;

    private ObjectNode message(String channel, String ts, String text) {
        return mapper.createObjectNode()
                .put("type", "message")
                .put("channel", channel)
                .put("channel_type", "channel")
                .put("user", "U1")
                .put("text", text)
                .put("ts", ts)
                .put("event_ts", ts);
    }

    private List<String> texts(String team, String channel) {
        var answer = door.post(team, "/messages", "{\"channel_id\":\"" + channel + "\"}");
        return answer.statusCode() == 200 ? answer.jsonPath().getList("messages.text") : List.of();
    }

    @Test
    void anEventIsInTheTimelineAndAmongTheChanges() {
        // Given
        broker.connect("TLIVE1");

        // When
        broker.event("TLIVE1", message("C1", "1750000000.000100", "hello there"));

        // Then
        await("the message").atMost(SOON).until(() -> texts("TLIVE1", "C1").contains("hello there"));
        await("its change").atMost(SOON).untilAsserted(() -> {
            var changes = door.get("TLIVE1", "/changes?after=0").jsonPath();
            assertThat(changes.getList("changes.kind")).contains("MESSAGE_ADDED");
            assertThat(changes.getList("changes.seq", Long.class)).isSorted();
        });
        assertThat(broker.read(TopicNames.CHANGES))
                .anySatisfy(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                        .contains("TLIVE1", "MESSAGE_ADDED")
                        .doesNotContain("hello there"));
    }

    @Test
    void poisonIsSetAsideAtOnceAndStallsNothing() {
        // Given
        broker.connect("TLIVE2");
        String deep = "[".repeat(5000) + "]".repeat(5000);

        // When
        broker.event("TLIVE2", message("C1", "1750000000.000100", "before"));
        broker.body("TLIVE2", "this is not JSON");
        broker.body("TLIVE2", "{\"type\":\"event_callback\",\"team_id\":\"TLIVE2\",\"event\":" + deep + "}");
        broker.event("TLIVE2", message("C1", "abc", "no ts"));
        broker.event("TLIVE2", message("C1\u0000", "1750000000.000200", "a channel with U+0000"));
        ObjectNode huge = message("C1", "1750000000.000300", "a huge number");
        huge.put("reply_count", new java.math.BigDecimal("1e900000"));
        broker.event("TLIVE2", huge);
        broker.event("TLIVE2", message("C1", "1750000000.000400", "nul \u0000 inside"));
        // as an escape, which is the only way a lone surrogate can travel in UTF-8
        broker.body("TLIVE2", """
                {"type":"event_callback","team_id":"TLIVE2","event_id":"EvLONE","event":{"type":"message","channel":"C1",
                "channel_type":"channel","user":"U1","text":"half \\ud83d inside","ts":"1750000000.000450",
                "event_ts":"1750000000.000450"}}""");
        broker.event("TLIVE2", message("C1", "1750000000.000500", "after"));

        // Then
        await("what comes after").atMost(SOON).until(() -> texts("TLIVE2", "C1").contains("after"));
        assertThat(texts("TLIVE2", "C1"))
                .contains("before", "a huge number", "nul \uFFFD inside", "half \uFFFD inside");
        await("the dead letters")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(broker.read(TopicNames.EVENTS_DEAD_LETTERS).stream()
                                .filter(dead -> "TLIVE2".equals(dead.key())))
                        .hasSize(4)
                        .allSatisfy(dead -> {
                            assertThat(header(dead, RecordHeaders.REASON)).isNotBlank();
                            assertThat(header(dead, RecordHeaders.SOURCE)).startsWith(TopicNames.EVENTS + "-");
                        }));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    @Tag("security-9")
    void eventsOfAnUnknownWorkspaceWaitUntilItIsKnown() {
        // Given
        broker.connect("TLIVE3");
        broker.event("TLIVE4", message("C1", "1750000000.000100", "early"));
        broker.event("TLIVE3", message("C1", "1750000000.000100", "marker"));
        await("a later event").atMost(SOON).until(() -> texts("TLIVE3", "C1").contains("marker"));
        assertThat(texts("TLIVE4", "C1")).isEmpty();

        // When
        broker.connect("TLIVE4");

        // Then
        await("the parked event").atMost(SOON).until(() -> texts("TLIVE4", "C1").contains("early"));
    }

    @Test
    void anEventOfASharedChannelIsFoldedForEveryWorkspaceThatHoldsTheChannel() {
        // Given
        broker.connect("TLIVE5");
        broker.connect("TLIVE6");
        broker.event("TLIVE6", message("CSHARED", "1750000000.000100", "their own"));
        await("the other holds it")
                .atMost(SOON)
                .until(() -> texts("TLIVE6", "CSHARED").contains("their own"));

        // When
        ObjectNode envelope = mapper.createObjectNode()
                .put("type", "event_callback")
                .put("team_id", "TELSE")
                .put("context_team_id", "TLIVE5")
                .put("event_id", "EvShared1")
                .put("is_ext_shared_channel", true);
        envelope.set("event", message("CSHARED", "1750000001.000100", "for both"));
        broker.body("TLIVE5", envelope.toString());

        // Then
        await("in both")
                .atMost(SOON)
                .until(() -> texts("TLIVE5", "CSHARED").contains("for both")
                        && texts("TLIVE6", "CSHARED").contains("for both"));
    }

    @Test
    void aChannelKeepsItsMessagesWhenSlackChangesItsId() {
        // Given
        broker.connect("TLIVE7");
        broker.event("TLIVE7", message("GOLD", "1750000000.000100", "under the old id"));
        broker.event("TLIVE7", message("CNEW", "1750000002.000100", "under the new id, and first"));
        await("two channels").atMost(SOON).until(() -> texts("TLIVE7", "CNEW").size() == 1);

        // When
        broker.event(
                "TLIVE7",
                mapper.createObjectNode()
                        .put("type", "channel_id_changed")
                        .put("old_channel_id", "GOLD")
                        .put("new_channel_id", "CNEW")
                        .put("event_ts", "1750000001.000000"));

        // Then
        await("one channel").atMost(SOON).until(() -> texts("TLIVE7", "GOLD").size() == 2);
        assertThat(texts("TLIVE7", "CNEW")).isEqualTo(texts("TLIVE7", "GOLD"));
        assertThat(door.post("TLIVE7", "/messages", "{\"channel_id\":\"GOLD\"}")
                        .jsonPath()
                        .getList("messages.channel"))
                .containsOnly("CNEW");
    }

    @Test
    @Tag("security-4")
    void theSameEventTwiceIsFoldedOnce() {
        // Given
        broker.connect("TLIVE8");
        ObjectNode envelope = mapper.createObjectNode()
                .put("type", "event_callback")
                .put("team_id", "TLIVE8")
                .put("event_id", "EvTwice");
        envelope.set("event", message("C1", "1750000000.000100", "once"));

        // When
        broker.body("TLIVE8", envelope.toString());
        broker.body("TLIVE8", envelope.toString());
        broker.event("TLIVE8", message("C1", "1750000000.000100", "once"));
        broker.event("TLIVE8", message("C1", "1750000009.000100", "last"));

        // Then
        await("the last").atMost(SOON).until(() -> texts("TLIVE8", "C1").contains("last"));
        assertThat(texts("TLIVE8", "C1")).containsExactly("last", "once");
        assertThat(door.get("TLIVE8", "/facts").jsonPath().getList("facts.version"))
                .containsExactly(1, 1);
    }
}
