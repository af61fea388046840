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
 * @param retryAfter   seconds told by a rate limit, or waited by a delay or before an afterthought
 * @param status       of an HTTP error
 * @param error        of an {@code api_error}; empty otherwise
 * @param copies       of an event that is told several times, itself included; 0 for any number up to 11
 */
public record Fault(
        String id,
        Kind kind,
        String team,
        String method,
        double dose,
        long untilMillis,
        int retryAfter,
        int status,
        String error,
        int copies) {
    /** What is struck: a call of the Web API, a delivery, a connection of Socket Mode, a webhook, or a message. */
    enum Case {
        CALL,
        EVENT,
        SOCKET,
        WEBHOOK,
        MESSAGE
    }

    public enum Kind {
        RATE_LIMIT(Case.CALL, "429 with Retry-After instead of an answer; nothing is done"),
        HTTP_ERROR(Case.CALL, "the HTTP status of the field status (503) instead of an answer; nothing is done"),
        HTML_200(Case.CALL, "an HTML page with status 200 instead of an answer; nothing is done"),
        TIMEOUT(Case.CALL, "no answer at all; nothing is done"),
        CONNECTION_RESET(Case.CALL, "the connection is reset instead of an answer; nothing is done"),
        API_ERROR(
                Case.CALL,
                "the error of the field error with HTTP status 200 instead of an answer; nothing is done: any of the method's own, or "
                        + String.join(", ", CommonErrors.ALL)),
        SLOW(Case.CALL, "the answer comes after retry_after seconds"),
        MALFORMED(Case.CALL, "the work is done and its answer is cut in the middle"),
        FATAL_ERROR(Case.CALL, "the work is done, and the answer is fatal_error"),
        INTERNAL_ERROR(Case.CALL, "the work is done, and the answer is internal_error"),
        CURSOR_LOOP(Case.CALL, "a call with a cursor is answered with the same next_cursor"),
        CURSOR_EXPIRED(Case.CALL, "a call with a cursor is answered invalid_cursor"),
        SHORT_PAGES(Case.CALL, "pages hold fewer items than the limit although more follow; none is lost"),
        EMPTY_PAGES(Case.CALL, "an empty page with a next_cursor stands before the page; none is lost"),

        BAD_SIGNATURE(Case.EVENT, "the delivery is signed with another secret"),
        STALE_TIMESTAMP(Case.EVENT, "the delivery is signed well, with a timestamp 301 seconds old"),
        FUTURE_TIMESTAMP(Case.EVENT, "the delivery is signed well, with a timestamp 301 seconds ahead"),
        CHANGED_BODY(Case.EVENT, "one byte of the body is changed after it was signed"),
        TRUNCATED_EVENTS(Case.EVENT, "the body stops in the middle and the connection is cut"),
        SLOW_EVENTS(Case.EVENT, "the body comes retry_after seconds after its headers"),
        DROP_EVENTS(Case.EVENT, "the event is never sent"),
        DUPLICATE_EVENTS(Case.EVENT, "the event is sent twice under the same event_id, without retry headers"),
        DUPLICATE_EVENTS_NEW_ID(
                Case.EVENT, "the event is sent up to 11 times (or copies times), each under an event_id of its own"),
        REORDER_EVENTS(Case.EVENT, "the event is overtaken by later ones: held half a second to two and a half"),
        DELAY_EVENTS(Case.EVENT, "the event is sent after retry_after seconds"),
        UNINSTALL_ORDER(Case.EVENT, "app_uninstalled is sent before tokens_revoked"),

        MESSAGE_REPLIED(
                Case.EVENT, "a reply is told once more, as its hidden parent with replies, without the subtype"),

        SOCKET_LOSS(Case.SOCKET, "the connection is cut without a farewell"),
        SOCKET_WARNING(Case.SOCKET, "the connection is told disconnect: warning"),
        SOCKET_REFRESH(Case.SOCKET, "the connection is told disconnect: refresh_requested, and closed"),
        LINK_DISABLED(Case.SOCKET, "the connection is told disconnect: link_disabled, and closed"),
        SOCKET_SILENT(Case.SOCKET, "the connection is sent no pings"),
        SOCKET_NO_HELLO(Case.SOCKET, "a new connection is not greeted and gets no envelopes"),

        WEBHOOK_ROLLUP_ERROR(Case.WEBHOOK, "an incoming webhook is answered 500 rollup_error"),
        WEBHOOK_PROHIBITED(Case.WEBHOOK, "an incoming webhook is answered 403 action_prohibited"),
        WEBHOOK_GENERAL_DENIED(Case.WEBHOOK, "an incoming webhook is answered 403 posting_to_general_channel_denied"),

        LANGUAGE_DETECTED(
                Case.MESSAGE,
                "retry_after seconds of simulated time after a person's message it is changed: a language, the same text"),
        LINK_UNFURLED(
                Case.MESSAGE,
                "retry_after seconds of simulated time after a person's message its first link becomes an attachment");

        private final Case strikes;
        private final String meaning;

        Kind(Case strikes, String meaning) {
            this.strikes = strikes;
            this.meaning = meaning;
        }

        Case strikes() {
            return strikes;
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
        json.put("until", untilMillis / 1000).put("retry_after", retryAfter);
        if (!error.isEmpty()) {
            json.put("error", error);
        }
        return json.put("status", status).put("copies", copies);
    }
}
