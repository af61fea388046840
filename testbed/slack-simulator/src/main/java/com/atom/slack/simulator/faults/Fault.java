package com.atom.slack.simulator.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * One fault that is on.
 *
 * @param team         only there; empty for everywhere
 * @param method       only that Web API method; empty for all
 * @param dose         share of the cases that are struck, 0 to 1
 * @param untilMillis  epoch milliseconds; it ends by itself
 * @param retryAfter   seconds told by a rate limit, or waited by a delay
 */
public record Fault(String id, Kind kind, String team, String method, double dose, long untilMillis, int retryAfter) {
    public enum Kind {
        RATE_LIMIT("429 with Retry-After instead of an answer"),
        HTTP_ERROR("503 instead of an answer"),
        TIMEOUT("no answer at all"),
        SLOW("the answer comes after retry_after seconds"),
        MALFORMED("the answer is cut in the middle"),
        DROP_EVENTS("the event is never sent"),
        DUPLICATE_EVENTS("the event is sent twice under the same id"),
        REORDER_EVENTS("the event is overtaken by later ones"),
        DELAY_EVENTS("the event is sent after retry_after seconds"),
        WEBHOOK_ERROR("an incoming webhook is refused, with the word of webhooks named as method or rollup_error");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String meaning() {
            return meaning;
        }

        public static Optional<Kind> of(String wire) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wire().equals(wire))
                    .findFirst();
        }
    }

    boolean concerns(Kind asked, String inTeam, String inMethod, long nowMillis) {
        return kind == asked
                && nowMillis < untilMillis
                && (team.isEmpty() || team.equals(inTeam))
                && (method.isEmpty() || method.equals(inMethod));
    }

    public ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("fault", kind.wire());
        json.put("team", team).put("method", method).put("dose", dose);
        return json.put("until", untilMillis / 1000).put("retry_after", retryAfter);
    }
}
