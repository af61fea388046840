package com.atom.slack.ingestion.fold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import com.atom.slack.ingestion.house.Archive;
import com.atom.slack.ingestion.house.Stage;

import static org.assertj.core.api.Assertions.assertThat;

/** How fast whole pages are folded, with rows, index, versions, reactions and outbox; the floor is far below the aim. */
@Archive
class FoldSpeedIT {

    private static final int PAGES = 24;
    private static final int PAGE = 999;
    private static final double FLOOR_PER_SECOND = 500;

    @Inject
    Stage stage;

    @Inject
    ObjectMapper mapper;

    @Test
    void foldsPagesFasterThanSlackGivesThem() {
        stage.page("TSPEED0", "C1", page(0));
        long start = System.nanoTime();
        for (int page = 0; page < PAGES; page++) {
            stage.page("TSPEED", "C1", page(page));
        }
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        double perSecond = PAGES * PAGE / seconds;
        System.out.printf("SPEED first time: %.0f messages/s%n", perSecond);
        start = System.nanoTime();
        for (int page = 0; page < PAGES; page++) {
            stage.page("TSPEED", "C1", page(page));
        }
        System.out.printf(
                "SPEED again: %.0f messages/s%n",
                PAGES * PAGE / (Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0));

        assertThat(perSecond).isGreaterThan(FLOOR_PER_SECOND);
    }

    private List<JsonNode> page(int number) {
        List<JsonNode> messages = new ArrayList<>();
        for (int i = 0; i < PAGE; i++) {
            int n = number * PAGE + i;
            ObjectNode message = mapper.createObjectNode()
                    .put("type", "message")
                    .put("user", "U" + n % 60)
                    .put("ts", 1_750_000_000L + n + ".000100")
                    .put("client_msg_id", "cafe-" + n)
                    .put("team", "TSPEED")
                    .put(
                            "text",
                            "message " + n + " about the release of service " + n % 97 + " and <@U" + n % 11
                                    + "> says &amp; repeats that everything works as it should today");
            message.putArray("blocks")
                    .addObject()
                    .put("type", "rich_text")
                    .put("block_id", "b" + n)
                    .putArray("elements")
                    .addObject()
                    .put("type", "rich_text_section")
                    .putArray("elements")
                    .addObject()
                    .put("type", "text")
                    .put("text", message.path("text").asText());
            if (n % 5 == 0) {
                ObjectNode reaction = message.putArray("reactions")
                        .addObject()
                        .put("name", "tada")
                        .put("count", 2);
                reaction.putArray("users").add("U1").add("U2");
            }
            messages.add(message);
        }
        return messages;
    }
}
