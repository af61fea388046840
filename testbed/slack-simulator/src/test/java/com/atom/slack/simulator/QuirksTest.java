package com.atom.slack.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** What Slack does that nobody asked for, as often as a tester wants it. */
class QuirksTest extends DeliveredApp {
    private static final String BESIDE_THE_SKELETON = """
        message_replied#context_team_id -> in the newer skeletons
        message_replied#context_enterprise_id -> in the newer skeletons
        message_replied#event.message.blocks[].elements[].elements -> rich_text: the skeletons have the other blocks alone
        message_replied#event.message.repl* -> reply_count and replies are on the event's page, the rest as in history
        message_replied#event.message.thread_ts -> the same
        message_replied#event.message.latest_reply -> as in the skeleton of conversations.history
        message_replied#event.message.is_locked -> the same
        message_replied#event.message.subscribed -> the same
        """;

    private final MovedClock clock = new MovedClock();

    @Override
    SimulatorOptions options() {
        return super.options().at(clock);
    }

    private JsonNode said(String action, String text, String more) {
        return app.act(action, "general", ", \"text\": \"" + text + "\"" + more);
    }

    private List<JsonNode> changed(JsonNode post) {
        return receiver.got().stream()
                .map(Receiver.Got::event)
                .filter(event -> event.path("subtype").asText().equals("message_changed")
                        && event.path("message").path("ts").equals(post.path("ts")))
                .toList();
    }

    private List<String> annotated(JsonNode post) {
        return journaled("\"op\":\"annotate\"", "\"ts\":\"" + post.path("ts").asText() + "\"");
    }

    private JsonNode change(JsonNode post) {
        await("it is changed", () -> !changed(post).isEmpty());
        return changed(post).getFirst();
    }

    @Test
    void eachIsListedWithItsMeaning() {
        List<String> known = new ArrayList<>();
        app.http()
                .json("/_sim/faults")
                .path("faults")
                .forEach(fault -> known.add(fault.path("fault").asText() + ": "
                        + fault.path("meaning").asText()));
        assertThat(known)
                .anyMatch(line -> line.matches("message_replied: .*hidden parent.*"))
                .anyMatch(line -> line.matches("language_detected: .*a language.*"))
                .anyMatch(line -> line.matches("link_unfurled: .*an attachment.*"));
    }

    @Test
    void aReplyIsToldOnceMoreAsItsParentWithoutASubtype() {
        // Given
        JsonNode parent = said("post", "the parent", "");
        String thread = ", \"thread_ts\": \"" + parent.path("ts").asText() + "\"";
        JsonNode first = said("reply", "the first", thread);
        assertThat(first.path("event_ids")).as("as long as it is off").hasSize(1);
        fault("{\"fault\": \"message_replied\"}");
        // When
        JsonNode second = said("reply", "the second", thread);
        JsonNode apart = said("post", "no reply", "");
        // Then
        assertThat(second.path("event_ids")).hasSize(2);
        assertThat(apart.path("event_ids")).hasSize(1);
        Receiver.Got plain =
                arrived(second.path("event_ids").path(0).asText(), 1).getFirst();
        Receiver.Got told =
                arrived(second.path("event_ids").path(1).asText(), 1).getFirst();
        assertThat(plain.event().path("thread_ts")).isEqualTo(parent.path("ts"));
        JsonNode event = told.event();
        assertThat(event.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("type", "hidden", "message", "channel", "ts", "event_ts");
        assertThat(event.path("hidden").asBoolean()).isTrue();
        assertThat(event.path("message").path("ts")).isEqualTo(parent.path("ts"));
        assertThat(event.path("message").path("text").asText()).isEqualTo("the parent");
        assertThat(event.path("message").path("reply_count").asInt()).isEqualTo(2);
        assertThat(event.path("message").path("replies"))
                .isEqualTo(Json.own("""
            {"replies": [{"user": "%1$s", "ts": "%2$s"}, {"user": "%1$s", "ts": "%3$s"}]}\
            """.formatted(
                                        app.admin(),
                                        first.path("ts").asText(),
                                        second.path("ts").asText()))
                        .path("replies"));
        assertThat(event.path("ts").asText())
                .isEqualTo(event.path("event_ts").asText())
                .isGreaterThan(second.path("ts").asText());
        Agreement agreement = new Agreement(BESIDE_THE_SKELETON);
        agreement.compare("message_replied", Json.own(Samples.text("quirks/MessageRepliedPayload.json")), told.json());
        assertThat(agreement.problems()).isEmpty();
    }

    @Test
    void aMomentAfterAMessageItsLanguageIsDetected() {
        // Given
        fault("{\"fault\": \"language_detected\", \"retry_after\": 30}");
        JsonNode post = said("post", "Good morning", "");
        arrived(post.path("event_ids").path(0).asText(), 1);
        assertThat(annotated(post)).isEmpty();
        // When
        clock.forward(Duration.ofSeconds(30));
        // Then
        JsonNode event = change(post);
        assertThat(event.path("hidden").asBoolean()).isTrue();
        assertThat(event.path("message").path("text").asText()).isEqualTo("Good morning");
        assertThat(event.path("message").has("edited")).isFalse();
        assertThat(event.path("message").path("language").path("locale").asText())
                .isEqualTo("en");
        assertThat(event.path("previous_message").has("language")).isFalse();
        assertThat(annotated(post)).hasSize(1);
        restart();
        assertThat(app.call("conversations.history", "channel", app.channel("general"), "limit", "1")
                        .path("messages")
                        .path(0)
                        .path("language")
                        .path("locale")
                        .asText())
                .isEqualTo("en");
    }

    @Test
    void aMomentAfterAMessageItsFirstLinkIsUnfurled() {
        // Given
        fault("{\"fault\": \"link_unfurled\", \"retry_after\": 5}");
        JsonNode plain = said("post", "no link", "");
        JsonNode post = said("post", "see https://example.com/a?b=1&c=2 and https://example.com/d", "");
        // When
        clock.forward(Duration.ofSeconds(5));
        // Then
        JsonNode event = change(post);
        assertThat(event.path("message").has("edited")).isFalse();
        assertThat(event.path("message").path("text"))
                .isEqualTo(event.path("previous_message").path("text"));
        assertThat(event.path("message").path("attachments")).hasSize(1);
        JsonNode preview = event.path("message").path("attachments").path(0);
        assertThat(preview.path("id").asInt()).isEqualTo(1);
        assertThat(preview.path("from_url").asText()).isEqualTo("https://example.com/a?b=1&c=2");
        assertThat(event.path("previous_message").has("attachments")).isFalse();
        assertThat(annotated(post)).hasSize(1);
        assertThat(annotated(plain)).isEmpty();
    }

    @Test
    void whatIsOffOrGoneOrABotsIsLeftAlone() {
        // Given
        String never = fault("{\"fault\": \"language_detected\", \"dose\": 0}")
                .path("id")
                .asText();
        JsonNode spared = said("post", "never", "");
        app.http().delete("/_sim/faults/" + never);
        fault("{\"fault\": \"language_detected\", \"retry_after\": 10}");
        JsonNode gone = said("post", "gone by then", "");
        app.act("delete", "general", ", \"ts\": \"" + gone.path("ts").asText() + "\"");
        JsonNode bots =
                app.call("chat.postMessage", "channel", app.channel("general"), "text", "see https://example.com");
        JsonNode last = said("post", "the last", "");
        // When
        clock.forward(Duration.ofSeconds(10));
        // Then
        change(last);
        assertThat(annotated(spared)).isEmpty();
        assertThat(annotated(gone)).isEmpty();
        assertThat(annotated(bots)).isEmpty();
    }

    @Test
    void aPersonsAppThatWantsNoLinksUnfurledIsObeyed() {
        // Given
        InstalledApp person = InstalledApp.in(server, receiver.url(), "", "chat:write");
        String general = app.channel("general");
        fault("{\"fault\": \"link_unfurled\", \"retry_after\": 3}");
        JsonNode plain = person.call(
                "chat.postMessage", "channel", general, "text", "https://example.com/1", "unfurl_links", "false");
        JsonNode shown = person.call("chat.postMessage", "channel", general, "text", "https://example.com/2");
        // When
        clock.forward(Duration.ofSeconds(3));
        // Then
        change(shown);
        assertThat(annotated(shown)).hasSize(1);
        assertThat(annotated(plain)).isEmpty();
        assertThat(plain.path("message").has("unfurl_links")).isFalse();
    }

    @Test
    void halfTheDoseStrikesSome() {
        // Given
        fault("{\"fault\": \"language_detected\", \"dose\": 0.5}");
        List<JsonNode> posts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            posts.add(said("post", "number " + i, ""));
        }
        // When
        fault("{\"fault\": \"link_unfurled\", \"retry_after\": 2}");
        JsonNode last = said("post", "https://example.com", "");
        clock.forward(Duration.ofSeconds(2));
        change(last);
        // Then
        assertThat(posts.stream().filter(post -> !annotated(post).isEmpty()).count())
                .isBetween(5L, 35L);
    }
}
