package com.atom.slack.simulator.webapi;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** {@code api.test}, which needs no token: it says what it was told. */
final class ApiTest {
    static final String NAME = "api.test";

    /** For a caller with a token, whose calls are counted. */
    static final ApiMethod COUNTED = ApiMethod.of(NAME, ApiMethod.TIER_4, "", call -> {
        ObjectNode answer = answer(call.args());
        if (!answer.path("ok").asBoolean()) {
            throw ApiError.with(answer);
        }
        return answer;
    });

    private ApiTest() {}

    static ObjectNode answer(Map<String, String> args) {
        ObjectNode echo = Json.object();
        args.forEach(echo::put);
        ObjectNode answer = Json.object().put("ok", !args.containsKey("error"));
        if (args.containsKey("error")) {
            answer.put("error", args.get("error"));
        }
        return echo.isEmpty() ? answer : answer.set("args", echo);
    }
}
