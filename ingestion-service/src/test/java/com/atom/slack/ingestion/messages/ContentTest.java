package com.atom.slack.ingestion.messages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContentTest {

    private static final String TS = "1750000000.000100";

    private static ObjectNode message(String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "message")
                .put("user", "U1")
                .put("text", text)
                .put("ts", TS);
    }

    @Test
    void anEventAndAPageOfTheSameMessageSayTheSame() {
        // Given
        ObjectNode event = message("hi")
                .put("channel", "C1")
                .put("channel_type", "channel")
                .put("event_ts", TS);
        ObjectNode page =
                message("hi").put("thread_ts", TS).put("reply_count", 2).put("subscribed", false);
        page.putArray("reactions").addObject().put("name", "tada").put("count", 1);
        page.putArray("blocks");

        // Then
        assertThat(Content.of(event, TS, 1).hash())
                .isEqualTo(Content.of(page, TS, 2).hash());
    }

    @Test
    void theOrderOfFieldsSaysNothing() {
        ObjectNode one = message("hi");
        one.putArray("attachments").addObject().put("title", "t").put("fallback", "f");
        ObjectNode other = message("hi");
        other.putArray("attachments").addObject().put("fallback", "f").put("title", "t");

        assertThat(Content.of(one, TS, 1).hash())
                .isEqualTo(Content.of(other, TS, 1).hash());
    }

    @Test
    void aLaterEditOutranksALaterObservation() {
        ObjectNode edited = message("new");
        edited.putObject("edited").put("ts", "1750000100.000000");

        assertThat(Content.of(edited, TS, 1)).isGreaterThan(Content.of(message("old"), TS, 999_999_999_999_999_999L));
    }

    @Test
    void anEditWithinTheSecondOfItsPostOutranksThePost() {
        ObjectNode posted = message("old").put("ts", "1750000000.900000");
        ObjectNode edited = message("new").put("ts", "1750000000.900000");
        edited.putObject("edited").put("ts", "1750000000.000000");

        assertThat(Content.of(edited, "1750000000.900000", 1))
                .isGreaterThan(Content.of(posted, "1750000000.900000", 999_999_999_999_999_999L));
    }

    @Test
    void ofTheSameEditTheLaterObservationCounts() {
        ObjectNode unfurled = message("see");
        unfurled.putArray("attachments").addObject().put("fallback", "a link");

        assertThat(Content.of(unfurled, TS, 2)).isGreaterThan(Content.of(message("see"), TS, 1));
    }

    @Test
    void plainRepliesLeaveTheTimelineAndBroadcastsStay() {
        ObjectNode reply = message("r").put("thread_ts", "1740000000.000100");
        ObjectNode broadcast =
                message("r").put("thread_ts", "1740000000.000100").put("subtype", "thread_broadcast");

        assertThat(Content.of(reply, TS, 1).inChannel()).isFalse();
        assertThat(Content.of(broadcast, TS, 1).inChannel()).isTrue();
        assertThat(Content.of(message("p").put("thread_ts", TS), TS, 1).repliesTo())
                .isNull();
    }
}
