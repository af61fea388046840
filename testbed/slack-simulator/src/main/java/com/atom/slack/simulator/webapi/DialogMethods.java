package com.atom.slack.simulator.webapi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.interaction.OpenDialogs;
import com.atom.slack.simulator.interaction.ViewRefused;
import com.atom.slack.simulator.wire.Json;

/** What came before modals: {@code dialog.open}. */
final class DialogMethods {
    private final OpenDialogs dialogs;

    DialogMethods(OpenDialogs dialogs) {
        this.dialogs = dialogs;
    }

    Stream<ApiMethod> all() {
        return Stream.of(ApiMethod.of("dialog.open", ApiMethod.TIER_4, "", this::open));
    }

    private ObjectNode open(ApiCall call) {
        String trigger = call.arg("trigger_id").orElseThrow(() -> new ApiError("missing_trigger"));
        String dialog = call.arg("dialog").orElseThrow(() -> new ApiError("missing_dialog"));
        try {
            dialogs.open(
                    call.app(),
                    call.grant(),
                    trigger,
                    Json.objectIn(dialog.getBytes(StandardCharsets.UTF_8))
                            .orElseThrow(() -> ViewMethods.refusal(
                                    "validation_errors", List.of("The dialog must be a JSON object"))));
        } catch (ViewRefused refused) {
            throw ViewMethods.refusal(refused.error(), refused.messages());
        }
        return Json.object();
    }
}
