package com.atom.slack.simulator.webapi;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** A refusal in Slack's words; answered with HTTP 200. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ObjectNode answer;

    public ApiError(String code) {
        this(Json.object().put("ok", false).put("error", code));
    }

    private ApiError(ObjectNode answer) {
        super(answer.path("error").asText(), null, false, false);
        this.answer = answer;
    }

    static ApiError missingScope(String needed, String provided) {
        return new ApiError(Json.object()
                .put("ok", false)
                .put("error", "missing_scope")
                .put("needed", needed)
                .put("provided", provided));
    }

    /** {@code invalid_arguments} and what is wrong with them, such as {@code missing required field: channel}. */
    public static ApiError arguments(String... faults) {
        return because("invalid_arguments", faults);
    }

    /** A code with sentences for the developer in {@code response_metadata.messages}. */
    public static ApiError because(String code, String... faults) {
        ApiError error = new ApiError(code);
        error.answer
                .putObject("response_metadata")
                .set(
                        "messages",
                        Json.array(List.of(faults).stream()
                                .map(fault -> "[ERROR] " + fault)
                                .toList()));
        return error;
    }

    public static ApiError with(ObjectNode answer) {
        return new ApiError(answer);
    }

    ObjectNode answer() {
        return answer;
    }
}
