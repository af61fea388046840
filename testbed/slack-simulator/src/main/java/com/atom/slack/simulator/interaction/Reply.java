package com.atom.slack.simulator.interaction;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;

import com.atom.slack.simulator.wire.Json;

/**
 * How an app took what it was sent.
 *
 * @param status  of the HTTP answer, 200 for an acknowledgement over a socket; 0 when there was none
 * @param failure what the person is told instead, such as {@code operation_timeout}; empty when it was taken
 * @param millis  from sending to the answer
 * @param json    of the body
 * @param text    the body, when it is no JSON object
 */
record Reply(int status, String failure, long millis, Optional<ObjectNode> json, String text) {
    static Reply failed(String failure, long millis) {
        return new Reply(0, failure, millis, Optional.empty(), "");
    }

    static Reply acknowledged(Optional<ObjectNode> payload, long millis) {
        return new Reply(200, "", millis, payload, "");
    }

    static Reply answered(int status, Buffer body, long millis) {
        if (status / 100 != 2) {
            String failure = status / 100 == 5 ? "http_service_error" : "http_client_error";
            return new Reply(status, failure, millis, Optional.empty(), "");
        }
        Optional<ObjectNode> json = Json.objectIn(body.getBytes());
        String text = json.isPresent() ? "" : body.toString(StandardCharsets.UTF_8);
        return new Reply(status, "", millis, json, text);
    }

    /** A message that the app answers at once; empty when it answers nothing. */
    Optional<ObjectNode> words() {
        return json.filter(body -> !body.isEmpty())
                .or(() -> Optional.of(text.strip())
                        .filter(said -> !said.isEmpty())
                        .map(said -> Json.object().put("text", said)));
    }

    boolean isTaken() {
        return failure.isEmpty();
    }
}
