package com.atom.slack.sdk;

import java.io.IOException;
import java.util.List;
import java.util.Queue;

import com.slack.api.app_backend.dialogs.response.Error;
import com.slack.api.app_backend.dialogs.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.AttachmentActionContext;
import com.slack.api.bolt.request.builtin.AttachmentActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.dialog.DialogOpenResponse;
import com.slack.api.model.Action;
import com.slack.api.model.Attachment;
import com.slack.api.model.dialog.Dialog;
import com.slack.api.model.dialog.DialogDataSourceType;
import com.slack.api.model.dialog.DialogSelectElement;
import com.slack.api.model.dialog.DialogTextElement;

/** What a Bolt app has that was written before there were blocks: a button in an attachment, which opens a dialog. */
final class LegacyParts {
    private final Queue<String> heard;

    LegacyParts(Queue<String> heard) {
        this.heard = heard;
    }

    App addTo(App app) {
        app.command("/offer", (request, context) -> {
            Action yes = Action.builder()
                    .name("answer")
                    .type(Action.Type.BUTTON)
                    .text("Yes")
                    .value("yes")
                    .build();
            Attachment question = Attachment.builder()
                    .callbackId("offer")
                    .text("Take it?")
                    .actions(List.of(yes))
                    .build();
            return context.ack(context.client()
                    .chatPostMessage(post -> post.channel(request.getPayload().getChannelId())
                            .text("An offer")
                            .attachments(List.of(question)))
                    .getTs());
        });
        app.attachmentAction("offer", this::pressed);
        app.dialogSuggestion("ride", (request, context) -> {
            String typed = request.getPayload().getValue();
            heard.add("typed " + request.getPayload().getName() + "=" + typed);
            Option crash =
                    Option.builder().label("Crash of " + typed).value("1").build();
            return context.ack(answer -> answer.options(List.of(crash)));
        });
        app.dialogSubmission("ride", (request, context) -> {
            String from = request.getPayload().getSubmission().get("from");
            heard.add("submitted from=" + from + " with " + request.getPayload().getState());
            return from.equals("Mars")
                    ? context.ack(List.of(
                            Error.builder().name("from").error("Too far").build()))
                    : context.ack();
        });
        app.dialogCancellation("ride", (request, context) -> {
            heard.add("cancelled with " + request.getPayload().getState());
            return context.ack();
        });
        return app;
    }

    private Response pressed(AttachmentActionRequest request, AttachmentActionContext context)
            throws IOException, SlackApiException {
        var payload = request.getPayload();
        var action = payload.getActions().getFirst();
        heard.add("button " + action.getName() + "=" + action.getValue() + " of " + payload.getAttachmentId() + " in "
                + payload.getOriginalMessage().getText());
        DialogOpenResponse opened = context.client()
                .dialogOpen(open -> open.triggerId(payload.getTriggerId()).dialog(dialog()));
        if (!opened.isOk()) {
            throw new IllegalStateException(opened.toString());
        }
        return context.ackWithJson(new Taken("Taken"));
    }

    /** The message that takes the place of the one with the button. */
    private record Taken(String text) {}

    private static Dialog dialog() {
        return Dialog.builder()
                .callbackId("ride")
                .title("Request a Ride")
                .submitLabel("Request")
                .state("Limo")
                .notifyOnCancel(true)
                .elements(List.of(
                        DialogTextElement.builder().label("Pickup").name("from").build(),
                        DialogSelectElement.builder()
                                .label("Bug")
                                .name("bug")
                                .dataSource(DialogDataSourceType.EXTERNAL)
                                .optional(true)
                                .build()))
                .build();
    }
}
