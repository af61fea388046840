package com.atom.slack.simulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InteractivityTest {
    private static final String BLOCKS = """
        [{"type": "section", "block_id": "s", "text": {"type": "mrkdwn", "text": "size"}, "accessory":
           {"type": "static_select", "action_id": "size", "options": [
             {"text": {"type": "plain_text", "text": "Small"}, "value": "s"},
             {"text": {"type": "plain_text", "text": "Large"}, "value": "l"}]}},
         {"type": "actions", "elements": [
           {"type": "button", "action_id": "go", "value": "1", "text": {"type": "plain_text", "text": "Go"}},
           {"type": "external_select", "action_id": "who", "min_query_length": 1}]}]\
        """;
    private static final String MODAL = """
        {"type": "modal", "callback_id": "ask", "private_metadata": "m", "notify_on_close": true,
         "title": {"type": "plain_text", "text": "Export"}, "submit": {"type": "plain_text", "text": "Start"},
         "blocks": [
          {"type": "input", "block_id": "why", "label": {"type": "plain_text", "text": "Why"},
           "element": {"type": "plain_text_input", "action_id": "text"}},
          {"type": "input", "block_id": "when", "optional": true, "label": {"type": "plain_text", "text": "When"},
           "element": {"type": "datepicker", "action_id": "day", "initial_date": "2026-01-31"}},
          {"type": "actions", "block_id": "more", "elements": [
           {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "More"}}]}]}\
        """;
    private static final String FILLED = ", \"values\": {\"why\": {\"text\": \"audit\"}}";

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

    private JsonNode use(String action, String ts, String actionId, String more) {
        return app.act(
                action,
                ", \"channel\": \"general\", \"ts\": \"%s\", \"action_id\": \"%s\"%s".formatted(ts, actionId, more));
    }

    private String trigger() {
        return app.act("shortcut", ", \"callback_id\": \"any\"")
                .path("trigger_id")
                .asText();
    }

    private JsonNode call(String method, String... args) {
        return app.installed().call(method, args);
    }

    private JsonNode opened() {
        return call("views.open", "trigger_id", trigger(), "view", MODAL).path("view");
    }

    private static String in(JsonNode view) {
        return ", \"view_id\": \"" + view.path("id").asText() + "\"";
    }

    @Test
    void aButtonComesAsOneSignedPayloadField() {
        // Given
        String ts = app.posted(BLOCKS);
        // When
        JsonNode act = use("block_actions", ts, "go", "");
        // Then
        Receiver.Got got = app.last();
        assertThat(act.path("ok").asBoolean()).isTrue();
        assertThat(got.path()).isEqualTo("/interactive");
        assertThat(got.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(got.headers().get("x-slack-signature")).isEqualTo(app.signature(got));
        assertThat(new String(got.body(), StandardCharsets.UTF_8))
                .startsWith("payload=%7B%22type%22%3A%22block_actions%22")
                .doesNotContain("&");
        JsonNode payload = got.json();
        assertThat(payload.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "type",
                        "user",
                        "api_app_id",
                        "token",
                        "team",
                        "enterprise",
                        "is_enterprise_install",
                        "container",
                        "channel",
                        "message",
                        "state",
                        "trigger_id",
                        "response_url",
                        "actions");
        assertThat(payload.path("container").path("message_ts").asText()).isEqualTo(ts);
        assertThat(payload.path("container").path("is_ephemeral").asBoolean()).isFalse();
        assertThat(payload.path("channel").path("name").asText()).isEqualTo("general");
        assertThat(payload.path("message").path("text").asText()).isEqualTo("choose");
        assertThat(payload.path("message").path("bot_id").asText()).isNotEmpty();
        JsonNode action = payload.path("actions").get(0);
        assertThat(action.path("value").asText()).isEqualTo("1");
        assertThat(action.path("block_id"))
                .isEqualTo(payload.path("message").path("blocks").get(1).path("block_id"));
        assertThat(action.path("block_id").asText()).isNotEmpty();
        assertThat(action.path("action_ts").asText()).matches("\\d{10}\\.\\d{6}");
        assertThat(payload.path("user").path("username").asText()).isNotEmpty();
    }

    @Test
    void aChoiceStandsInTheActionAndInTheState() {
        String ts = app.posted(BLOCKS);
        use("block_actions", ts, "size", ", \"value\": \"l\"");
        JsonNode payload = app.last().json();
        assertThat(payload.path("actions")
                        .get(0)
                        .path("selected_option")
                        .path("text")
                        .path("text")
                        .asText())
                .isEqualTo("Large");
        JsonNode state = payload.path("state").path("values");
        assertThat(state.path("s")
                        .path("size")
                        .path("selected_option")
                        .path("value")
                        .asText())
                .isEqualTo("l");
        use("block_actions", ts, "go", ", \"values\": {\"s\": {\"size\": \"s\"}}");
        assertThat(app.last()
                        .json()
                        .path("state")
                        .path("values")
                        .path("s")
                        .path("size")
                        .path("selected_option")
                        .path("value")
                        .asText())
                .isEqualTo("s");
    }

    @Test
    void whatCannotBeUsedIsRefusedAndNothingIsSent() {
        String ts = app.posted(BLOCKS);
        String at = ", \"channel\": \"general\", \"ts\": \"" + ts + "\"";
        assertThat(app.refusal("block_actions", at)).isEqualTo("400 missing_field");
        assertThat(app.refusal("block_actions", at + ", \"action_id\": \"no\"")).isEqualTo("400 unknown_element");
        assertThat(app.refusal("block_actions", at + ", \"action_id\": \"go\", \"value\": \"2\""))
                .isEqualTo("400 unknown_element");
        assertThat(app.refusal("block_actions", at + ", \"action_id\": \"size\", \"value\": \"xl\""))
                .isEqualTo("400 unknown_option");
        String human = app.act("post", ", \"channel\": \"general\", \"text\": \"hi\"")
                .path("ts")
                .asText();
        assertThat(app.refusal(
                        "block_actions",
                        ", \"channel\": \"general\", \"action_id\": \"go\", \"ts\": \"" + human + "\""))
                .isEqualTo("400 not_installed");
        assertThat(app.refusal("view_submission", ", \"view_id\": \"V404\"")).isEqualTo("400 unknown_view");
        app.set("{\"interactivity_url\": \"\"}");
        assertThat(app.refusal("block_actions", at + ", \"action_id\": \"go\"")).isEqualTo("400 interactivity_off");
        assertThat(receiver.got()).isEmpty();
    }

    @Test
    void aMessageForOnePersonCanBeUsedByThatPerson() {
        String ts = call(
                        "chat.postEphemeral",
                        "channel",
                        app.installed().channel("general"),
                        "user",
                        app.installed().admin(),
                        "text",
                        "choose",
                        "blocks",
                        BLOCKS)
                .path("message_ts")
                .asText();
        assertThat(app.ephemerals().get(0).path("ts").asText()).isEqualTo(ts);
        String url = use("block_actions", ts, "go", "").path("response_url").asText();
        assertThat(app.respond(url, "{\"delete_original\": true}")).isEqualTo("200 ok");
        assertThat(app.ephemerals()).isEmpty();
    }

    @Test
    void menusLoadTheirOptionsFromTheAddressForOptions() {
        // Given
        String ts = app.posted(BLOCKS);
        receiver.replies(
                got -> "{\"options\": [{\"text\": {\"type\": \"plain_text\", \"text\": \"Ann\"}, \"value\": \"a\"}]}");
        // When
        JsonNode act = use("block_suggestion", ts, "who", ", \"value\": \"An\"");
        // Then
        assertThat(app.last().path()).isEqualTo("/options");
        assertThat(app.last().json().path("type").asText()).isEqualTo("block_suggestion");
        assertThat(app.last().json().path("value").asText()).isEqualTo("An");
        assertThat(app.last().json().path("action_id").asText()).isEqualTo("who");
        assertThat(act.path("options").get(0).path("value").asText()).isEqualTo("a");
        receiver.replies(got -> "{\"options\": [{\"value\": \"a\"}]}");
        assertThat(use("block_suggestion", ts, "who", ", \"value\": \"An\"")
                        .path("error")
                        .asText())
                .isEqualTo("invalid_options");
    }

    @Test
    void aMessageShortcutTellsTheMessage() {
        String ts = app.act("post", ", \"channel\": \"general\", \"text\": \"look\"")
                .path("ts")
                .asText();
        app.act(
                "message_action",
                ", \"channel\": \"general\", \"ts\": \"%s\", \"callback_id\": \"keep\"".formatted(ts));
        JsonNode payload = app.last().json();
        assertThat(payload.path("type").asText()).isEqualTo("message_action");
        assertThat(payload.path("callback_id").asText()).isEqualTo("keep");
        assertThat(payload.path("message").path("text").asText()).isEqualTo("look");
        assertThat(payload.path("message_ts").asText()).isEqualTo(ts);
        assertThat(payload.path("response_url").asText()).startsWith(server.baseUrl() + "/app/");
    }

    @Test
    void aGlobalShortcutHasNowhereToAnswerButATrigger() {
        app.act("shortcut", ", \"callback_id\": \"new\"");
        JsonNode payload = app.last().json();
        assertThat(payload.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "type",
                        "token",
                        "action_ts",
                        "team",
                        "enterprise",
                        "is_enterprise_install",
                        "callback_id",
                        "user",
                        "trigger_id");
    }

    @Test
    void aTriggerOpensOneViewWithinThreeSeconds() {
        String trigger = trigger();
        assertThat(call("views.open", "trigger_id", trigger, "view", MODAL)
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(call("views.open", "trigger_id", trigger, "view", MODAL)
                        .path("error")
                        .asText())
                .isEqualTo("trigger_exchanged");
        String late = trigger();
        clock.forward(Duration.ofSeconds(4));
        assertThat(call("views.open", "trigger_id", late, "view", MODAL)
                        .path("error")
                        .asText())
                .isEqualTo("trigger_expired");
        assertThat(call("views.open", "trigger_id", "1.2.abc", "view", MODAL)
                        .path("error")
                        .asText())
                .isEqualTo("invalid_trigger");
        assertThat(app.journal()).doesNotContain(trigger, late);
    }

    @Test
    void aViewThatBreaksTheRulesIsRefusedWithEachOfThem() {
        String trigger = trigger();
        JsonNode answer = call("views.open", "trigger_id", trigger, "view", """
            {"type": "modal", "title": {"type": "plain_text", "text": "%s"},
             "blocks": [{"type": "input", "element": {"type": "plain_text_input"}}]}\
            """.formatted("x".repeat(25)));
        assertThat(answer.path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(answer.path("response_metadata").path("messages"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]",
                        "[ERROR] missing required field: submit [json-pointer:/view]");
        assertThat(call("views.open", "trigger_id", trigger, "view", "[]")
                        .path("error")
                        .asText())
                .isEqualTo("invalid_arguments");
        assertThat(refused(trigger, MODAL.replace("[", "[" + "{\"type\": \"divider\"},".repeat(100))))
                .isEqualTo("invalid_arguments");
        assertThat(refused(trigger, MODAL.replace("\"Why\"", "\"" + "x".repeat(250_000) + "\"")))
                .isEqualTo("view_too_large");
        assertThat(refused(trigger, MODAL))
                .as("a refused view spends no trigger")
                .isEmpty();
    }

    private String refused(String trigger, String view) {
        Map<String, String> fields = Map.of("token", app.installed().token(), "trigger_id", trigger, "view", view);
        return Http.tree(app.http().form("/api/views.open", fields))
                .path("error")
                .asText();
    }

    @Test
    void aViewIsShownWithWhatSlackAdds() {
        JsonNode view = opened();
        assertThat(view.path("id").asText()).startsWith("V");
        assertThat(view.path("root_view_id")).isEqualTo(view.path("id"));
        assertThat(view.path("previous_view_id").isNull()).isTrue();
        assertThat(view.path("hash").asText()).matches("\\d+\\.\\w{8}");
        assertThat(view.path("title").path("emoji").asBoolean()).isTrue();
        assertThat(view.path("close").isNull()).isTrue();
        assertThat(view.path("bot_id").asText()).startsWith("B");
        assertThat(view.path("state").path("values").isObject()).isTrue();
    }

    @Test
    void aChangedViewHasAnotherHashAndTheOldOneConflicts() {
        JsonNode view = opened();
        String id = view.path("id").asText();
        String hash = view.path("hash").asText();
        JsonNode updated = call("views.update", "view_id", id, "hash", hash, "view", MODAL);
        assertThat(updated.path("view").path("id").asText()).isEqualTo(id);
        assertThat(updated.path("view").path("hash").asText()).isNotEqualTo(hash);
        assertThat(call("views.update", "view_id", id, "hash", hash, "view", MODAL)
                        .path("error")
                        .asText())
                .isEqualTo("hash_conflict");
        assertThat(call("views.update", "view_id", "V404", "view", MODAL)
                        .path("error")
                        .asText())
                .isEqualTo("not_found");
    }

    @Test
    void atMostThreeModalsLieUponOneAnother() {
        JsonNode first = opened();
        JsonNode view = first;
        for (int i = 2; i <= 3; i++) {
            String trigger = app.act("block_actions", in(view) + ", \"action_id\": \"go\"")
                    .path("trigger_id")
                    .asText();
            JsonNode above =
                    call("views.push", "trigger_id", trigger, "view", MODAL).path("view");
            assertThat(above.path("previous_view_id")).isEqualTo(view.path("id"));
            assertThat(above.path("root_view_id")).isEqualTo(first.path("id"));
            view = above;
        }
        String trigger = app.act("block_actions", in(view) + ", \"action_id\": \"go\"")
                .path("trigger_id")
                .asText();
        assertThat(call("views.push", "trigger_id", trigger, "view", MODAL)
                        .path("error")
                        .asText())
                .isEqualTo("push_limit_reached");
        assertThat(call("views.push", "trigger_id", trigger(), "view", MODAL)
                        .path("error")
                        .asText())
                .isEqualTo("not_found");
        assertThat(app.refusal("view_closed", in(first))).isEqualTo("400 not_on_top");
        app.act("view_closed", in(view));
        assertThat(open()).hasSize(2);
        app.act("view_closed", in(open().get(1).path("view")) + ", \"is_cleared\": true");
        assertThat(open()).isEmpty();
    }

    private JsonNode open() {
        return app.http().json("/_sim/views/" + app.installed().team()).path("views");
    }

    @Test
    void aSubmissionTellsWhatWasFilledInAndClosesTheView() {
        // Given
        JsonNode view = opened();
        assertThat(app.refusal("view_submission", in(view))).isEqualTo("400 missing_value");
        // When
        JsonNode act = app.act("view_submission", in(view) + FILLED);
        // Then
        JsonNode payload = app.last().json();
        assertThat(payload.path("type").asText()).isEqualTo("view_submission");
        assertThat(payload.path("view").path("private_metadata").asText()).isEqualTo("m");
        assertThat(payload.path("response_urls")).isEmpty();
        JsonNode values = payload.path("view").path("state").path("values");
        assertThat(values.path("why").path("text").path("value").asText()).isEqualTo("audit");
        assertThat(values.path("when").path("day").path("selected_date").asText())
                .isEqualTo("2026-01-31");
        assertThat(act.path("closed").asBoolean()).isTrue();
        assertThat(open()).isEmpty();
    }

    @Test
    void theAnswerToASubmissionIsDoneToTheView() {
        JsonNode view = opened();
        receiver.replies(got -> "{\"response_action\": \"errors\", \"errors\": {\"why\": \"too short\"}}");
        assertThat(app.act("view_submission", in(view) + FILLED)
                        .path("errors")
                        .path("why")
                        .asText())
                .isEqualTo("too short");
        receiver.replies(got -> "{\"response_action\": \"errors\", \"errors\": {\"nowhere\": \"x\"}}");
        assertThat(app.act("view_submission", in(view) + FILLED).path("error").asText())
                .isEqualTo("invalid_errors");
        receiver.replies(
                got -> "{\"response_action\": \"update\", \"view\": " + MODAL.replace("Export", "Again") + "}");
        JsonNode updated = app.act("view_submission", in(view) + FILLED).path("view");
        assertThat(updated.path("title").path("text").asText()).isEqualTo("Again");
        assertThat(updated.path("id")).isEqualTo(view.path("id"));
        receiver.replies(got -> "{\"response_action\": \"push\", \"view\": " + MODAL + "}");
        JsonNode pushed = app.act("view_submission", in(view) + FILLED).path("view");
        assertThat(pushed.path("previous_view_id")).isEqualTo(view.path("id"));
        receiver.replies(got -> "{\"response_action\": \"update\", \"view\": {\"type\": \"modal\"}}");
        assertThat(app.act("view_submission", in(pushed) + FILLED).path("error").asText())
                .isEqualTo("invalid_arguments");
        assertThat(open()).hasSize(2);
        receiver.replies(got -> "{\"response_action\": \"clear\"}");
        app.act("view_submission", in(pushed) + FILLED);
        assertThat(open()).isEmpty();
    }

    @Test
    void aClosedViewIsToldToAnAppThatAskedForIt() {
        app.act("view_closed", in(opened()));
        assertThat(app.last().json().path("type").asText()).isEqualTo("view_closed");
        assertThat(app.last().json().path("is_cleared").asBoolean()).isFalse();
        JsonNode quiet = call("views.open", "trigger_id", trigger(), "view", MODAL.replace("true", "false"));
        int before = receiver.got().size();
        assertThat(app.act("view_closed", in(quiet.path("view"))).path("sent").asBoolean())
                .isFalse();
        assertThat(receiver.got()).hasSize(before);
    }

    @Test
    void aHomeTabIsPublishedOpenedAndSurvivesARestart() {
        // Given
        app.set("{\"request_url\": \"%s\"}".formatted(receiver.url()));
        String admin = app.installed().admin();
        String home = "{\"type\": \"home\", \"blocks\": [{\"type\": \"actions\", \"elements\": [{\"type\": \"button\","
                + " \"action_id\": \"go\", \"text\": {\"type\": \"plain_text\", \"text\": \"Go\"}}]}]}";
        JsonNode view = call("views.publish", "user_id", admin, "view", home).path("view");
        // When
        JsonNode act = app.act("app_home_opened", "");
        // Then
        String event = act.path("event_ids").get(0).asText();
        Awaitility.await("the event comes").until(() -> !receiver.got(event).isEmpty());
        JsonNode told = receiver.got(event).getFirst().event();
        assertThat(told.path("type").asText()).isEqualTo("app_home_opened");
        assertThat(told.path("tab").asText()).isEqualTo("home");
        assertThat(told.path("user").asText()).isEqualTo(admin);
        assertThat(told.path("view").path("id")).isEqualTo(view.path("id"));
        app.act("block_actions", in(view) + ", \"action_id\": \"go\"");
        JsonNode payload = app.last().json();
        assertThat(payload.path("container").path("view_id")).isEqualTo(view.path("id"));
        assertThat(payload.has("response_url")).isFalse();
        server.close();
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).at(clock));
        JsonNode views =
                new Http(server.baseUrl()).json("/_sim/views/" + app.installed().team());
        assertThat(views.path("views").get(0).path("view")).isEqualTo(view);
    }
}
