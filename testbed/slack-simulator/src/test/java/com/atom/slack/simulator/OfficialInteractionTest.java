package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.List;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.dialog.DialogOpenResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.methods.response.views.ViewsUpdateResponse;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.dialog.Dialog;
import com.slack.api.model.dialog.DialogOption;
import com.slack.api.model.dialog.DialogSelectElement;
import com.slack.api.model.dialog.DialogTextElement;
import com.slack.api.model.view.View;
import com.slack.api.status.v2.model.CurrentStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static org.assertj.core.api.Assertions.assertThat;

/** Slack's own Java client, unchanged, at the parts that are no methods of tokens alone. */
class OfficialInteractionTest {
    @TempDir
    Path folder;

    private final SlackConfig config = new SlackConfig();
    private final Slack slack = Slack.getInstance(config);
    private Receiver receiver;
    private SimulatorServer server;
    private InteractiveApp app;

    @BeforeEach
    void install() {
        receiver = new Receiver(0);
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = InteractiveApp.in(server, receiver);
        config.setMethodsEndpointUrlPrefix(server.baseUrl() + "/api/");
        config.setStatusEndpointUrlPrefix(server.baseUrl() + "/api/v2.0.0/");
        config.setLegacyStatusEndpointUrlPrefix(server.baseUrl() + "/api/v1.0.0/");
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
        server.close();
        receiver.close();
    }

    @Test
    void readsTheStatus() throws Exception {
        assertThat(slack.status().current().getStatus()).isEqualTo("ok");
        app.http().post("/_sim/incidents", """
            {"title": "Slow", "services": ["Files", "Messaging"], "note": "We look."}\
            """);
        CurrentStatus current = slack.status().current();
        assertThat(current.getStatus()).isEqualTo("active");
        assertThat(current.getActiveIncidents().getFirst().getServices()).containsExactly("Files", "Messaging");
        assertThat(current.getActiveIncidents().getFirst().getNotes().getFirst().getBody())
                .isEqualTo("We look.");
        assertThat(slack.statusLegacy().current().getTitle()).isEqualTo("Slow");
        app.http()
                .delete("/_sim/incidents/"
                        + current.getActiveIncidents().getFirst().getId());
        assertThat(slack.status().history().getFirst().getStatus()).isEqualTo("resolved");
        assertThat(slack.statusLegacy().history()).hasSize(1);
    }

    @Test
    void sendsToAWebhook() throws Exception {
        String url = app.act("create_webhook", ", \"channel\": \"general\"")
                .path("url")
                .asText();
        var answer = slack.send(url, "{\"text\": \"from the client\"}");
        assertThat(answer.getCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo("ok");
    }

    @Test
    void opensAndUpdatesAModal() throws Exception {
        MethodsClient methods = slack.methods(app.installed().token());
        String trigger = app.act("slash_command", ", \"channel\": \"general\", \"command\": \"/archive\"")
                .path("trigger_id")
                .asText();
        InputBlock why = input(block -> block.blockId("why")
                .label(plainText("Why"))
                .element(plainTextInput(element -> element.actionId("text"))));
        View wish = view(made -> made.type("modal")
                .callbackId("ask")
                .title(viewTitle(title -> title.type("plain_text").text("Export")))
                .submit(viewSubmit(submit -> submit.type("plain_text").text("Start")))
                .blocks(asBlocks(why)));
        ViewsOpenResponse opened =
                methods.viewsOpen(request -> request.triggerId(trigger).view(wish));
        assertThat(opened.isOk()).as(opened.toString()).isTrue();
        assertThat(opened.getView().getBlocks().getFirst().getBlockId()).isEqualTo("why");
        ViewsUpdateResponse updated =
                methods.viewsUpdate(request -> request.viewId(opened.getView().getId())
                        .hash(opened.getView().getHash())
                        .view(wish));
        assertThat(updated.isOk()).as(updated.toString()).isTrue();
        assertThat(methods.viewsOpen(request -> request.triggerId(trigger).view(wish))
                        .getError())
                .isEqualTo("trigger_exchanged");
    }

    @Test
    void opensADialogAndReadsWhatIsWrongWithOne() throws Exception {
        // Given
        MethodsClient methods = slack.methods(app.installed().token());
        String trigger = app.act("slash_command", ", \"channel\": \"general\", \"command\": \"/archive\"")
                .path("trigger_id")
                .asText();
        Dialog.DialogBuilder wish = Dialog.builder()
                .title("Request a Ride")
                .callbackId("ride")
                .elements(List.of(
                        DialogTextElement.builder().label("Pickup").name("from").build(),
                        DialogSelectElement.builder()
                                .label("Car")
                                .name("car")
                                .options(List.of(DialogOption.builder()
                                        .label("Small")
                                        .value("s")
                                        .build()))
                                .build()));
        // When
        DialogOpenResponse refused = methods.dialogOpen(request ->
                request.triggerId(trigger).dialog(wish.submitLabel("two words").build()));
        DialogOpenResponse opened = methods.dialogOpen(request ->
                request.triggerId(trigger).dialog(wish.submitLabel("Request").build()));
        // Then
        assertThat(refused.getError()).isEqualTo("validation_errors");
        assertThat(refused.getResponseMetadata().getMessages())
                .containsExactly("The field `submit_label` can only be one word");
        assertThat(opened.isOk()).as(opened.toString()).isTrue();
        app.act("dialog_submission", ", \"values\": {\"from\": \"Mill\", \"car\": \"s\"}");
        assertThat(app.last().json().path("submission").path("car").asText()).isEqualTo("s");
        assertThat(methods.dialogOpen(request -> request.triggerId(trigger).dialog(wish.build()))
                        .getError())
                .isEqualTo("trigger_exchanged");
    }
}
