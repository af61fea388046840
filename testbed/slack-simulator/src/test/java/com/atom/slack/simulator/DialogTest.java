package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** Dialogs, which came before modals: {@code dialog.open} and what people do with them. */
class DialogTest {
    private static final String DIALOG = """
        {"callback_id": "ride", "title": "Request a Ride", "submit_label": "Request", "state": "Limo",
         "notify_on_cancel": true, "elements": [
          {"type": "text", "label": "Pickup", "name": "from", "min_length": 2, "max_length": 5},
          {"type": "textarea", "label": "Why", "name": "why", "optional": true},
          {"type": "text", "subtype": "email", "label": "Mail", "name": "mail", "optional": true},
          {"type": "text", "subtype": "number", "label": "Seats", "name": "seats", "value": "1"},
          {"type": "text", "subtype": "tel", "label": "Phone", "name": "phone", "optional": true},
          {"type": "text", "subtype": "url", "label": "Link", "name": "link", "optional": true},
          {"type": "select", "label": "Car", "name": "car", "value": "s", "options": [
           {"label": "Small", "value": "s"}, {"label": "Large", "value": "l"}]},
          {"type": "select", "label": "Who", "name": "who", "data_source": "users", "optional": true},
          {"type": "select", "label": "Bug", "name": "bug", "data_source": "external", "optional": true}]}\
        """;

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private Receiver receiver;
    private SimulatorServer server;
    private InteractiveApp app;

    @BeforeEach
    void install() {
        receiver = new Receiver(0);
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).at(clock));
        app = InteractiveApp.in(server, receiver);
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private String trigger() {
        return app.act("slash_command", ", \"channel\": \"general\", \"command\": \"/plain\"")
                .path("trigger_id")
                .asText();
    }

    private JsonNode open(String trigger, String dialog) {
        Map<String, String> fields = Map.of("token", app.installed().token(), "trigger_id", trigger, "dialog", dialog);
        return Http.tree(app.http().form("/api/dialog.open", fields));
    }

    private void opened() {
        opened(DIALOG);
    }

    private void opened(String dialog) {
        JsonNode answer = open(trigger(), dialog);
        assertThat(answer).isEqualTo(Json.own("{\"ok\": true}"));
    }

    private JsonNode shown() {
        return app.http()
                .json("/_sim/dialogs/" + app.installed().team() + "?user="
                        + app.installed().admin())
                .path("dialogs");
    }

    private static String values(String json) {
        return ", \"values\": " + json;
    }

    private JsonNode submit(String json) {
        return app.act("dialog_submission", values(json));
    }

    private void isAsPublished(JsonNode payload, String skeleton, String example) {
        Agreement agreement = new Agreement("");
        agreement.compare(
                payload.path("type").asText(), Json.own(Samples.text("app-backend/" + skeleton + ".json")), payload);
        assertThat(agreement.problems()).isEmpty();
        ObjectNode known = Json.own(Samples.text("interactive-examples/" + example + ".json"));
        known.remove("submission");
        assertThat(new Skeleton(payload).differences(known))
                .as("what the example has and this does not")
                .isEmpty();
    }

    @Test
    void aSubmissionTellsWhatWasFilledInAndClosesTheDialog() {
        // Given
        opened();
        assertThat(shown().path(0).path("dialog").path("title").asText()).isEqualTo("Request a Ride");
        // When
        JsonNode act = submit("{\"from\": \"Mill\", \"seats\": \"3\", \"mail\": null}");
        // Then
        Receiver.Got got = app.last();
        JsonNode payload = got.json();
        assertThat(act.path("closed").asBoolean()).isTrue();
        assertThat(got.path()).isEqualTo("/interactive");
        assertThat(got.headers().get("x-slack-signature")).isEqualTo(app.signature(got));
        assertThat(payload.path("type").asText()).isEqualTo("dialog_submission");
        assertThat(payload.path("callback_id").asText()).isEqualTo("ride");
        assertThat(payload.path("state").asText()).isEqualTo("Limo");
        assertThat(payload.path("channel").path("name").asText()).isEqualTo("general");
        assertThat(payload.path("user").path("id").asText())
                .isEqualTo(app.installed().admin());
        assertThat(payload.path("response_url").asText()).startsWith(server.baseUrl() + "/app/");
        assertThat(payload.path("submission")).isEqualTo(Json.own("""
            {"from": "Mill", "why": null, "mail": null, "seats": "3", "phone": null, "link": null, "car": "s",
             "who": null, "bug": null}\
            """));
        assertThat(shown()).isEmpty();
        assertThat(app.refusal("dialog_submission", "")).isEqualTo("400 unknown_dialog");
        isAsPublished(payload, "DialogSubmissionPayload", "DialogSubmissionPayloadTest_1");
    }

    @Test
    void theAppAnswersInTheChannelLater() {
        opened();
        submit("{\"from\": \"Mill\"}");
        String url = app.last().json().path("response_url").asText();
        assertThat(app.respond(url, "{\"text\": \"On the way\", \"response_type\": \"in_channel\"}"))
                .isEqualTo("200 ok");
        assertThat(app.message("9999999999.000000").path("text").asText()).isEqualTo("On the way");
    }

    @ParameterizedTest
    @CsvSource({
        "from, '', missing_value",
        "from, M, too_short",
        "from, Millstreet, too_long",
        "mail, nobody, invalid_value",
        "seats, three, invalid_value",
        "phone, call me, invalid_value",
        "link, example.com, invalid_value",
        "car, xl, unknown_option",
        "who, U404, unknown_option",
        "nowhere, x, unknown_element"
    })
    void whatSlacksClientWouldNotSendIsRefusedAndNothingIsSent(String name, String value, String error) {
        opened();
        int before = receiver.got().size();
        ObjectNode filled = Json.object().put("from", "Mill").put(name, value);
        assertThat(app.refusal("dialog_submission", values(Json.text(filled)))).isEqualTo("400 " + error);
        assertThat(receiver.got()).hasSize(before);
        assertThat(shown()).hasSize(1);
    }

    @Test
    void fieldsOfAKindTakeWhatIsOfThatKind() {
        opened();
        submit("""
            {"from": "Mill", "mail": "ann@example.com", "seats": "2.5", "phone": "+1 (800) 555-1212",
             "link": "https://example.com/a", "car": "l", "who": "%s", "bug": "7", "why": "%s"}\
            """.formatted(app.installed().admin(), "x".repeat(3000)));
        JsonNode submission = app.last().json().path("submission");
        assertThat(submission.path("car").asText()).isEqualTo("l");
        assertThat(submission.path("bug").asText()).isEqualTo("7");
        assertThat(submission.path("why").asText()).hasSize(3000);
    }

    @Test
    void errorsKeepTheDialogOpenAndAreTold() {
        opened();
        receiver.replies(got -> "{\"errors\": [{\"name\": \"from\", \"error\": \"Too far\"}]}");
        JsonNode act = submit("{\"from\": \"Mill\"}");
        assertThat(act.path("errors").path(0).path("error").asText()).isEqualTo("Too far");
        assertThat(shown()).hasSize(1);
        receiver.replies(got -> "{\"errors\": [{\"name\": \"nowhere\", \"error\": \"Too far\"}]}");
        assertThat(submit("{\"from\": \"Mill\"}").path("error").asText()).isEqualTo("invalid_errors");
        receiver.replies(got -> "thanks");
        assertThat(submit("{\"from\": \"Mill\"}").path("error").asText()).isEqualTo("invalid_response");
        receiver.answers(got -> 503, Map.of());
        assertThat(submit("{\"from\": \"Mill\"}").path("error").asText()).isEqualTo("http_service_error");
        assertThat(shown()).hasSize(1);
        receiver.answers(got -> 200, Map.of());
        receiver.replies(got -> "");
        assertThat(submit("{\"from\": \"Mill\"}").path("closed").asBoolean()).isTrue();
        assertThat(shown()).isEmpty();
    }

    @Test
    void aCancelledDialogIsToldToAnAppThatAskedForIt() {
        opened();
        app.act("dialog_cancellation", "");
        assertThat(app.last().json().path("state").asText()).isEqualTo("Limo");
        isAsPublished(app.last().json(), "DialogCancellationPayload", "DialogCancellationPayloadTest_1");
        assertThat(shown()).isEmpty();
        opened(DIALOG.replace("\"notify_on_cancel\": true", "\"notify_on_cancel\": false"));
        int before = receiver.got().size();
        assertThat(app.act("dialog_cancellation", "").path("sent").asBoolean()).isFalse();
        assertThat(receiver.got()).hasSize(before);
        assertThat(shown()).isEmpty();
    }

    @Test
    void aMenuLoadsItsOptionsFromTheAddressForOptions() {
        // Given
        opened();
        receiver.replies(got -> "{\"options\": [{\"label\": \"Crash\", \"value\": \"1\"}]}");
        // When
        JsonNode act = app.act("dialog_suggestion", ", \"name\": \"bug\", \"value\": \"cr\"");
        // Then
        assertThat(app.last().path()).isEqualTo("/options");
        assertThat(app.last().json().path("value").asText()).isEqualTo("cr");
        isAsPublished(app.last().json(), "DialogSuggestionPayload", "DialogSuggestionTest_1");
        assertThat(act.path("options").path(0).path("label").asText()).isEqualTo("Crash");
        receiver.replies(got ->
                "{\"option_groups\": [{\"label\": \"Old\", \"options\": [{\"label\": \"Crash\", \"value\": \"1\"}]}]}");
        assertThat(app.act("dialog_suggestion", ", \"name\": \"bug\"").path("option_groups"))
                .hasSize(1);
        receiver.replies(got -> "{\"options\": [{\"text\": \"Crash\", \"value\": \"1\"}]}");
        assertThat(app.act("dialog_suggestion", ", \"name\": \"bug\"")
                        .path("error")
                        .asText())
                .isEqualTo("invalid_options");
        assertThat(app.refusal("dialog_suggestion", ", \"name\": \"car\"")).isEqualTo("400 not_external");
        assertThat(app.refusal("dialog_suggestion", ", \"name\": \"from\"")).isEqualTo("400 not_external");
        assertThat(app.refusal("dialog_suggestion", "")).isEqualTo("400 missing_field");
    }

    @Test
    void aTriggerOpensOneDialogWithinThreeSeconds() {
        String trigger = trigger();
        assertThat(open(trigger, DIALOG).path("ok").asBoolean()).isTrue();
        assertThat(open(trigger, DIALOG).path("error").asText()).isEqualTo("trigger_exchanged");
        assertThat(open("1.2.abc", DIALOG).path("error").asText()).isEqualTo("invalid_trigger");
        String late = trigger();
        clock.forward(Duration.ofSeconds(4));
        assertThat(open(late, DIALOG).path("error").asText()).isEqualTo("trigger_expired");
        assertThat(app.installed()
                        .call("dialog.open", "dialog", DIALOG)
                        .path("error")
                        .asText())
                .isEqualTo("missing_trigger");
        assertThat(app.installed()
                        .call("dialog.open", "trigger_id", "1.2.abc")
                        .path("error")
                        .asText())
                .isEqualTo("missing_dialog");
        assertThat(app.journal()).doesNotContain(trigger, late);
    }

    @Test
    void aDialogThatBreaksTheRulesIsRefusedWithEachOfThem() {
        String trigger = trigger();
        JsonNode answer = open(trigger, """
            {"title": "%s", "submit_label": "Send it", "elements": [
              {"type": "text", "label": "A", "name": "a", "subtype": "colour", "max_length": 151},
              {"type": "textarea", "label": "%s", "name": "a", "min_length": -1},
              {"type": "select", "label": "C", "name": "c", "options": []},
              {"type": "select", "label": "D", "name": "d", "options": [{"label": "", "value": "%s"}]},
              {"type": "slider", "label": "E", "name": "e"}, {"type": "text"}, "none"]}\
            """.formatted("x".repeat(25), "x".repeat(49), "x".repeat(76)));
        assertThat(answer.path("error").asText()).isEqualTo("validation_errors");
        assertThat(answer.path("response_metadata").path("messages"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "The field `callback_id` is required",
                        "The field `title` cannot be longer than 24 characters",
                        "The field `submit_label` can only be one word",
                        "Element 0 has an invalid `subtype`",
                        "Element 0 field `max_length` must be between 1 and 150 (inclusive)",
                        "Element 1 has a repeated name",
                        "Element 1 field `label` cannot be longer than 48 characters",
                        "Element 1 field `min_length` must be between 0 and 3000 (inclusive)",
                        "Element 2 field `options` must have at least one option",
                        "Element 3 `options` item is missing required field `label`",
                        "Element 3 `options` item `value` field cannot exceed 75 characters",
                        "Element 4 has an invalid `type`",
                        "Element 5 is missing required field `name`",
                        "Element 5 is missing required field `label`",
                        "Element 6 must be an object");
        assertThat(open(trigger, "[]").path("error").asText()).isEqualTo("validation_errors");
        assertThat(open(trigger, "{\"title\": \"T\", \"callback_id\": \"c\"}")
                        .path("response_metadata")
                        .path("messages")
                        .path(0)
                        .asText())
                .isEqualTo("The field `elements` is required");
        assertThat(open(trigger, DIALOG).path("ok").asBoolean())
                .as("a refused dialog spends no trigger")
                .isTrue();
    }

    @Test
    void anAppWithoutAnAddressForItOpensNone() {
        String trigger = trigger();
        app.set("{\"interactivity_url\": \"\"}");
        assertThat(open(trigger, DIALOG).path("error").asText()).isEqualTo("app_missing_action_url");
    }

    @Test
    void aNewDialogTakesThePlaceOfTheOldAndARestartClosesAll() {
        opened();
        opened(DIALOG.replace("Request a Ride", "Another"));
        assertThat(shown()).hasSize(1);
        assertThat(shown().path(0).path("dialog").path("title").asText()).isEqualTo("Another");
        server.close();
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).at(clock));
        assertThat(new Http(server.baseUrl())
                        .json("/_sim/dialogs/" + app.installed().team())
                        .path("dialogs"))
                .isEmpty();
    }

    @Test
    void aDialogOfAShortcutHasNeitherAChannelNorAnAddressForAnswers() {
        JsonNode answer = open(
                app.act("shortcut", ", \"callback_id\": \"any\"")
                        .path("trigger_id")
                        .asText(),
                DIALOG);
        assertThat(answer.path("ok").asBoolean()).isTrue();
        submit("{\"from\": \"Mill\"}");
        assertThat(app.last().json().has("channel")).isFalse();
        assertThat(app.last().json().has("response_url")).isFalse();
    }

    @Test
    void overASocketItComesAsAnInteractiveEnvelopeAndErrorsComeBack() {
        app.set("{\"socket_mode\": true}");
        try (AppSocket socket = AppSocket.open(app.installed()).greeted()) {
            socket.acknowledging(envelope ->
                    AppSocket.with(envelope, Json.own("{\"errors\": [{\"name\": \"from\", \"error\": \"Too far\"}]}")));
            String trigger = app.act("shortcut", ", \"callback_id\": \"any\"")
                    .path("trigger_id")
                    .asText();
            assertThat(open(trigger, DIALOG).path("ok").asBoolean()).isTrue();
            JsonNode act = submit("{\"from\": \"Mill\"}");
            JsonNode envelope = socket.envelopes().getLast();
            assertThat(envelope.path("type").asText()).isEqualTo("interactive");
            assertThat(envelope.path("accepts_response_payload").asBoolean()).isTrue();
            assertThat(envelope.path("payload").path("type").asText()).isEqualTo("dialog_submission");
            assertThat(act.path("transport").asText()).isEqualTo("socket");
            assertThat(act.path("errors").path(0).path("name").asText()).isEqualTo("from");
        }
    }
}
