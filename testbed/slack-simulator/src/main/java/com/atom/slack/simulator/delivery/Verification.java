package com.atom.slack.simulator.delivery;

import java.util.Arrays;

import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;

/**
 * Whether a request URL has repeated the challenge.
 *
 * @param why empty when it has
 */
public record Verification(String why) {
    public boolean isVerified() {
        return why.isEmpty();
    }

    /** Three forms are an answer: the bare challenge as text, a form's field, a JSON object's field; with 200. */
    static Verification of(Outcome outcome, String challenge) {
        if (!outcome.isTaken()) {
            return new Verification(outcome.failure() + (outcome.status() == 0 ? "" : " " + outcome.status()));
        }
        if (outcome.status() != 200) {
            return new Verification("the answer's status is " + outcome.status() + ", not 200");
        }
        String body = outcome.body().toString().strip();
        String told = switch (outcome.contentType()) {
            case "text/plain" -> body;
            case "application/x-www-form-urlencoded" -> Exchange.decoded(body).getOrDefault("challenge", "");
            case "application/json" ->
                Json.objectIn(outcome.body().getBytes())
                        .map(json -> json.path("challenge").asText(""))
                        .orElse("");
            default -> "";
        };
        if (told.equals(challenge)) {
            return new Verification("");
        }
        boolean known = Arrays.asList("text/plain", "application/x-www-form-urlencoded", "application/json")
                .contains(outcome.contentType());
        return new Verification(
                known
                        ? "the answer is not the challenge"
                        : "the answer's type is \"" + outcome.contentType() + "\", not text, a form or JSON");
    }
}
