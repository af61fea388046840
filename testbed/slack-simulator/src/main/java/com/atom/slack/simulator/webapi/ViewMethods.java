package com.atom.slack.simulator.webapi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.interaction.ViewRefused;
import com.atom.slack.simulator.interaction.Views;
import com.atom.slack.simulator.wire.Json;

/** Modals and home tabs, which an app opens with a {@code trigger_id} and then changes by id. */
final class ViewMethods {
    private final Views views;

    ViewMethods(Views views) {
        this.views = views;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                method("views.open", call -> views.open(call.app(), call.grant(), trigger(call), view(call))),
                method("views.push", call -> views.push(call.app(), call.grant(), trigger(call), view(call))),
                method(
                        "views.update",
                        call -> views.update(
                                call.app(),
                                call.grant(),
                                call.arg("view_id").orElse(""),
                                call.arg("external_id").orElse(""),
                                call.arg("hash").orElse(""),
                                view(call))),
                method(
                        "views.publish",
                        call -> views.publish(
                                call.app(),
                                call.grant(),
                                needed(call, "user_id"),
                                call.arg("hash").orElse(""),
                                view(call))));
    }

    private static ApiMethod method(String name, Function<ApiCall, ObjectNode> made) {
        return ApiMethod.of(name, ApiMethod.TIER_4, "", call -> {
            try {
                return Json.object().set("view", made.apply(call));
            } catch (ViewRefused refused) {
                throw refusal(refused.error(), refused.messages());
            }
        });
    }

    private static String trigger(ApiCall call) {
        return call.arg("interactivity_pointer").orElseGet(() -> needed(call, "trigger_id"));
    }

    private static String needed(ApiCall call, String name) {
        return call.arg(name)
                .orElseThrow(() -> refusal("invalid_arguments", List.of("[ERROR] missing required field: " + name)));
    }

    private static ObjectNode view(ApiCall call) {
        return Json.objectIn(needed(call, "view").getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() ->
                        refusal("invalid_arguments", List.of("[ERROR] must provide an object [json-pointer:/view]")));
    }

    static ApiError refusal(String error, List<String> messages) {
        ObjectNode answer = Json.object().put("ok", false).put("error", error);
        if (!messages.isEmpty()) {
            answer.putObject("response_metadata").set("messages", Json.array(messages));
        }
        return ApiError.with(answer);
    }
}
