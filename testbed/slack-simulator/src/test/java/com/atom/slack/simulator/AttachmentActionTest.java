package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** Buttons and menus in attachments: {@code interactive_message}. */
class AttachmentActionTest {
    private static final String ATTACHMENTS = """
        [{"text": "Take it?", "callback_id": "offer", "color": "#3AA3E3", "actions": [
           {"name": "answer", "type": "button", "text": "Yes", "value": "yes", "style": "primary"},
           {"name": "answer", "type": "button", "text": "No", "value": "no"},
           {"name": "more", "type": "button", "text": "More", "url": "https://example.com"}]},
         {"text": "Which?", "callback_id": "which", "actions": [
           {"name": "size", "type": "select", "options": [{"text": "Small", "value": "s"}, {"text": "Large", "value": "l"}]},
           {"name": "place", "type": "select", "option_groups": [
             {"text": "Home", "options": [{"text": "Desk", "value": "d"}]}]},
           {"name": "who", "type": "select", "data_source": "users"},
           {"name": "where", "type": "select", "data_source": "channels"},
           {"name": "talk", "type": "select", "data_source": "conversations"},
           {"name": "bug", "type": "select", "data_source": "external", "min_query_length": 2}]},
         {"text": "Nobody hears", "actions": [{"name": "deaf", "type": "button", "text": "?"}]}]\
        """;

    @TempDir
    Path folder;

    private Receiver receiver;
    private SimulatorServer server;
    private InteractiveApp app;

    @BeforeEach
    void install() {
        receiver = new Receiver(0);
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = InteractiveApp.in(server, receiver);
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private String posted() {
        return app.installed()
                .call(
                        "chat.postMessage",
                        "channel",
                        app.installed().channel("general"),
                        "text",
                        "An offer",
                        "attachments",
                        ATTACHMENTS)
                .path("ts")
                .asText();
    }

    private static String at(String ts, String name, String more) {
        return ", \"channel\": \"general\", \"ts\": \"%s\", \"name\": \"%s\"%s".formatted(ts, name, more);
    }

    private JsonNode use(String ts, String name, String more) {
        return app.act("interactive_message", at(ts, name, more));
    }

    private JsonNode choose(String ts, String name, String value) {
        use(ts, name, ", \"value\": \"" + value + "\"");
        JsonNode action = app.last().json().path("actions").path(0);
        assertThat(action.path("type").asText()).isEqualTo("select");
        return action.path("selected_options").path(0).path("value");
    }

    @Test
    void aButtonComesSignedAndAsSlackTellsIt() {
        // Given
        String ts = posted();
        // When
        JsonNode act = use(ts, "answer", ", \"value\": \"no\"");
        // Then
        Receiver.Got got = app.last();
        assertThat(act.path("ok").asBoolean()).isTrue();
        assertThat(got.path()).isEqualTo("/interactive");
        assertThat(got.headers().get("x-slack-signature")).isEqualTo(app.signature(got));
        JsonNode payload = got.json();
        assertThat(payload.path("type").asText()).isEqualTo("interactive_message");
        assertThat(payload.path("callback_id").asText()).isEqualTo("offer");
        assertThat(payload.path("actions"))
                .isEqualTo(Json.own("{\"a\": [{\"name\": \"answer\", \"type\": \"button\", \"value\": \"no\"}]}")
                        .path("a"));
        assertThat(payload.path("attachment_id").asText()).isEqualTo("1");
        assertThat(payload.path("message_ts").asText()).isEqualTo(ts);
        assertThat(payload.path("action_ts").asText()).matches("\\d{10}\\.\\d{6}");
        assertThat(payload.path("is_app_unfurl").isBoolean()).isTrue();
        assertThat(payload.path("channel").path("name").asText()).isEqualTo("general");
        assertThat(payload.path("response_url").asText()).startsWith(server.baseUrl() + "/actions/");
        JsonNode original = payload.path("original_message");
        assertThat(original.path("text").asText()).isEqualTo("An offer");
        assertThat(original.path("attachments").path(1).path("id").isInt()).isTrue();
        assertThat(original.path("attachments")
                        .path(0)
                        .path("actions")
                        .path(1)
                        .path("id")
                        .asText())
                .isEqualTo("2");
        assertThat(app.journal())
                .contains("\"kind\":\"interactive_message\"")
                .doesNotContain(payload.path("trigger_id").asText());
    }

    @Test
    void noPayloadHasAFieldOrATypeThatSlackDoesNotHave() {
        // Given
        Agreement agreement = new Agreement(Samples.text("interactive-differences.txt"));
        JsonNode skeleton = Json.own(Samples.text("app-backend/AttachmentActionPayload.json"));
        JsonNode example = Json.own(Samples.text("interactive-examples/AttachmentActionTest_1.json"));
        String ts = posted();
        // When
        use(ts, "answer", ", \"value\": \"yes\"");
        JsonNode pressed = app.last().json();
        choose(ts, "where", app.installed().channel("general"));
        JsonNode chosen = app.last().json();
        // Then
        agreement.compare("interactive_message", skeleton, pressed);
        assertThat(agreement.problems()).isEmpty();
        assertThat(new Skeleton(chosen).differences(example))
                .as("a bot of today has a user instead of a name of its own")
                .isEqualTo(Map.of(
                        "original_message.username", "unknown",
                        "original_message.subtype", "unknown"));
    }

    @Test
    void aMenuTakesWhatItOffersAndNothingElse() {
        String ts = posted();
        String general = app.installed().channel("general");
        assertThat(choose(ts, "size", "l").asText()).isEqualTo("l");
        assertThat(choose(ts, "place", "d").asText()).isEqualTo("d");
        assertThat(choose(ts, "who", app.installed().admin()).asText())
                .isEqualTo(app.installed().admin());
        assertThat(choose(ts, "where", general).asText()).isEqualTo(general);
        assertThat(choose(ts, "talk", general).asText()).isEqualTo(general);
        assertThat(choose(ts, "bug", "anything").asText()).isEqualTo("anything");
        int before = receiver.got().size();
        for (String name : List.of("size", "place", "who", "where", "talk")) {
            assertThat(app.refusal("interactive_message", at(ts, name, ", \"value\": \"nothing\"")))
                    .isEqualTo("400 unknown_option");
        }
        assertThat(app.refusal("interactive_message", at(ts, "size", ""))).isEqualTo("400 missing_field");
        assertThat(receiver.got()).hasSize(before);
    }

    @Test
    void whatCannotBeUsedIsRefusedAndNothingIsSent() {
        String ts = posted();
        assertThat(app.refusal("interactive_message", at(ts, "none", ""))).isEqualTo("400 unknown_element");
        assertThat(app.refusal("interactive_message", at(ts, "deaf", "")))
                .as("without a callback_id")
                .isEqualTo("400 unknown_element");
        assertThat(app.refusal("interactive_message", at(ts, "answer", ", \"value\": \"maybe\"")))
                .isEqualTo("400 unknown_element");
        assertThat(app.refusal("interactive_message", at(ts, "answer", ", \"attachment_id\": \"2\"")))
                .isEqualTo("400 unknown_element");
        assertThat(app.refusal("interactive_message", at(ts, "more", ""))).isEqualTo("400 link_button");
        assertThat(app.refusal("interactive_message_suggestion", at(ts, "size", "")))
                .isEqualTo("400 not_external");
        assertThat(app.refusal("interactive_message_suggestion", at(ts, "answer", "")))
                .isEqualTo("400 not_external");
        assertThat(app.refusal("interactive_message_suggestion", at(ts, "bug", ", \"value\": \"x\"")))
                .isEqualTo("400 too_short");
        app.set("{\"interactivity_url\": \"\"}");
        assertThat(app.refusal("interactive_message", at(ts, "answer", ""))).isEqualTo("400 interactivity_off");
        assertThat(receiver.got()).isEmpty();
    }

    @Test
    void theAnswerTakesThePlaceOfTheMessageAndAnEmptyOneLeavesIt() {
        String ts = posted();
        use(ts, "answer", "");
        assertThat(app.message(ts).path("attachments")).hasSize(3);
        receiver.replies(got -> "{\"text\": \"Taken\", \"attachments\": [{\"text\": \"by you\"}]}");
        assertThat(use(ts, "answer", "").path("ts").asText()).isEqualTo(ts);
        JsonNode replaced = app.message(ts);
        assertThat(replaced.path("text").asText()).isEqualTo("Taken");
        assertThat(replaced.path("attachments")).hasSize(1);
        assertThat(replaced.path("attachments").path(0).path("id").asInt()).isEqualTo(1);
    }

    @Test
    void aTextAloneTakesTheButtonsAway() {
        String ts = posted();
        receiver.replies(got -> "Done");
        use(ts, "answer", "");
        assertThat(app.message(ts).path("text").asText()).isEqualTo("Done");
        assertThat(app.message(ts).has("attachments")).isFalse();
    }

    @Test
    void anAnswerThatReplacesNothingIsAMessageOfItsOwn() {
        String ts = posted();
        receiver.replies(got -> "{\"text\": \"Seen\", \"replace_original\": false}");
        String other = use(ts, "answer", "").path("ts").asText();
        assertThat(other).isGreaterThan(ts);
        assertThat(app.message(other).path("text").asText()).isEqualTo("Seen");
        receiver.replies(got -> "{\"text\": \"Psst\", \"replace_original\": false, \"response_type\": \"ephemeral\"}");
        assertThat(use(ts, "answer", "").path("ephemeral").path("text").asText())
                .isEqualTo("Psst");
        assertThat(app.ephemerals()).hasSize(1);
        assertThat(app.message(ts).path("attachments")).hasSize(3);
    }

    @Test
    void theMessageIsDeletedAndAnotherMayFollow() {
        String ts = posted();
        receiver.replies(got -> "{\"delete_original\": true, \"text\": \"Gone\"}");
        JsonNode act = use(ts, "answer", "");
        assertThat(act.path("deleted").asText()).isEqualTo(ts);
        assertThat(app.message(act.path("ts").asText()).path("text").asText()).isEqualTo("Gone");
        assertThat(app.refusal("interactive_message", at(ts, "answer", ""))).isEqualTo("400 unknown_message");
    }

    @Test
    void anAnswerThatIsNoneIsToldAndChangesNothing() {
        String ts = posted();
        receiver.replies(got -> "{\"blocks\": \"none\"}");
        assertThat(use(ts, "answer", "").path("error").asText()).isEqualTo("invalid_blocks");
        receiver.answers(got -> 500, Map.of());
        assertThat(use(ts, "answer", "").path("error").asText()).isEqualTo("http_service_error");
        assertThat(app.message(ts).path("attachments")).hasSize(3);
    }

    @Test
    void aMessageThatOnePersonSeesIsNotToldAgain() {
        String ts = app.installed()
                .call(
                        "chat.postEphemeral",
                        "channel",
                        app.installed().channel("general"),
                        "user",
                        app.installed().admin(),
                        "text",
                        "For you",
                        "attachments",
                        ATTACHMENTS)
                .path("message_ts")
                .asText();
        receiver.replies(got -> "{\"text\": \"Thanks\"}");
        use(ts, "answer", "");
        assertThat(app.last().json().has("original_message")).isFalse();
        assertThat(app.ephemerals().path(0).path("text").asText()).isEqualTo("Thanks");
        assertThat(app.ephemerals().path(0).has("attachments")).isFalse();
    }

    @Test
    void menusLoadTheirOptionsFromTheAddressForOptions() {
        // Given
        String ts = posted();
        receiver.replies(got -> "{\"options\": [{\"text\": \"Crash\", \"value\": \"1\"}]}");
        // When
        JsonNode act = app.act("interactive_message_suggestion", at(ts, "bug", ", \"value\": \"cr\""));
        // Then
        JsonNode payload = app.last().json();
        assertThat(app.last().path()).isEqualTo("/options");
        assertThat(payload.path("type").asText()).isEqualTo("interactive_message");
        assertThat(payload.path("name").asText()).isEqualTo("bug");
        assertThat(payload.path("value").asText()).isEqualTo("cr");
        assertThat(payload.path("callback_id").asText()).isEqualTo("which");
        assertThat(payload.path("attachment_id").asText()).isEqualTo("2");
        assertThat(payload.path("message_ts").asText()).isEqualTo(ts);
        assertThat(payload.has("actions")).isFalse();
        assertThat(act.path("options").path(0).path("text").asText()).isEqualTo("Crash");
        receiver.replies(got ->
                "{\"option_groups\": [{\"text\": \"Old\", \"options\": [{\"text\": \"Crash\", \"value\": \"1\"}]}]}");
        assertThat(app.act("interactive_message_suggestion", at(ts, "bug", ", \"value\": \"cr\""))
                        .path("option_groups"))
                .hasSize(1);
        receiver.replies(got -> "{\"options\": [{\"label\": \"Crash\", \"value\": \"1\"}]}");
        assertThat(app.act("interactive_message_suggestion", at(ts, "bug", ", \"value\": \"cr\""))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_options");
    }

    @Test
    void anAnswerMayComeLaterAtTheResponseUrl() {
        String ts = posted();
        String url = use(ts, "answer", "").path("response_url").asText();
        assertThat(app.respond(url, "{\"text\": \"Later\", \"replace_original\": true}"))
                .isEqualTo("200 ok");
        assertThat(app.message(ts).path("text").asText()).isEqualTo("Later");
    }

    @Test
    void aButtonInAnUnfurlGoesToTheAppThatUnfurledAndMayNotReplaceWhatAPersonSaid() {
        // Given
        app = new InteractiveApp(
                InstalledApp.in(server, "", InstalledApp.SCOPES + ",commands,links:read,links:write", ""), receiver);
        app.set("{\"interactivity_url\": \"%s\", \"link_domains\": [\"example.com\"]}"
                .formatted(receiver.url("/interactive")));
        String ts = app.act("post", ", \"channel\": \"general\", \"text\": \"see https://example.com/a\"")
                .path("ts")
                .asText();
        JsonNode unfurled = app.installed()
                .call("chat.unfurl", "channel", app.installed().channel("general"), "ts", ts, "unfurls", """
                    {"https://example.com/a": {"text": "A", "callback_id": "link", "actions": [
                      {"name": "keep", "type": "button", "text": "Keep", "value": "1"}]}}\
                    """);
        assertThat(unfurled.path("ok").asBoolean()).as(unfurled.toString()).isTrue();
        receiver.replies(got -> "{\"text\": \"mine now\"}");
        // When
        JsonNode act = use(ts, "keep", "");
        // Then
        JsonNode payload = app.last().json();
        assertThat(payload.path("is_app_unfurl").asBoolean()).isTrue();
        assertThat(payload.path("app_unfurl_url").asText()).isEqualTo("https://example.com/a");
        assertThat(payload.path("callback_id").asText()).isEqualTo("link");
        assertThat(act.path("error").asText()).isEqualTo("action_prohibited");
        assertThat(app.message(ts).path("text").asText()).isEqualTo("see <https://example.com/a>");
    }
}
