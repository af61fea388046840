package com.atom.slack.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** What Slack said, as a value: a refusal is expected in any archive that lives for years. */
public sealed interface SlackAnswer {

    /**
     * {@code ok: true}.
     *
     * @param body the whole answer
     * @param asked when the question left, on Slack's clock: nothing that happened before it is missing from the answer
     * @param answered the second of the answer's {@code Date} header; our own clock's where there is none
     */
    record Ok(JsonNode body, Instant asked, Instant answered) implements SlackAnswer {

        /** Where the next page begins; empty on the last page. */
        public Optional<String> nextCursor() {
            return Optional.of(
                            body.path("response_metadata").path("next_cursor").asText(""))
                    .filter(cursor -> !cursor.isEmpty());
        }

        /** Whether Slack says that there are more messages. */
        public boolean hasMore() {
            return body.path("has_more").asBoolean(false);
        }

        /** What Slack did although it has doubts: {@code already_in_channel}; usually none. */
        public Set<String> warnings() {
            Set<String> codes = new LinkedHashSet<>();
            body.path("response_metadata").path("warnings").forEach(code -> codes.add(code.asText()));
            for (String code : body.path("warning").asText("").split(",")) {
                codes.add(code.strip());
            }
            codes.remove("");
            return codes;
        }
    }

    /**
     * {@code ok: false}, or no usable answer after all attempts.
     *
     * @param error Slack's code (a few methods say a sentence instead), or ours: {@code needs_reauth, unknown_workspace,
     *     unreachable, answer_too_large, http_nnn}
     * @param needed the scopes that are missing, as Slack lists them; empty for other errors
     * @param provided the scopes that the token has; empty for other errors
     * @param comeAgainIn when it is worth asking again; empty when nothing says so
     * @param details what is wrong with the arguments, in Slack's sentences; usually none
     */
    record Refused(
            Kind kind,
            String error,
            Optional<String> needed,
            Optional<String> provided,
            Optional<Duration> comeAgainIn,
            List<String> details)
            implements SlackAnswer {

        public static Refused of(Kind kind, String error) {
            return new Refused(kind, error, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }

        /** With the kind that Slack's code has. */
        public static Refused of(String error) {
            return of(Kind.of(error), error);
        }

        public static Refused later(String error, Duration wait) {
            return new Refused(Kind.TRANSIENT, error, Optional.empty(), Optional.empty(), Optional.of(wait), List.of());
        }

        static Refused from(JsonNode body) {
            String error = body.path("error").asText("unknown_error");
            List<String> details = new ArrayList<>();
            body.path("response_metadata").path("messages").forEach(message -> details.add(message.asText()));
            return new Refused(
                    Kind.of(error), error, text(body, "needed"), text(body, "provided"), Optional.empty(), details);
        }

        /** The same after a call that adds: some codes leave open how far Slack got. */
        Refused afterAdding() {
            return Kind.DOUBTFUL.contains(error)
                    ? new Refused(Kind.IN_DOUBT, error, needed, provided, comeAgainIn, details)
                    : this;
        }

        private static Optional<String> text(JsonNode body, String field) {
            return Optional.ofNullable(body.path(field).textValue());
        }
    }

    /** What a refusal asks of the caller. */
    enum Kind {
        /** The token is of no more use: a person has to install the app again. */
        TERMINAL_TOKEN,
        NOT_IN_CHANNEL,
        CHANNEL_NOT_FOUND,
        THREAD_NOT_FOUND,
        MISSING_SCOPE,

        /** The cursor has expired: the same window is read again by time. */
        INVALID_CURSOR,

        /** The same call may work later. */
        TRANSIENT,

        /**
         * The call adds something, and nobody knows whether Slack did it; only for methods that do. Asking again may do it twice:
         * look first.
         */
        IN_DOUBT,

        /** The same call will not work: what was asked is wrong. */
        OTHER;

        private static final Map<String, Kind> BY_CODE = Map.ofEntries(
                Map.entry("not_in_channel", NOT_IN_CHANNEL),
                Map.entry("channel_not_found", CHANNEL_NOT_FOUND),
                Map.entry("channel_is_limited_access", NOT_IN_CHANNEL),
                Map.entry("access_denied", NOT_IN_CHANNEL),
                Map.entry("thread_not_found", THREAD_NOT_FOUND),
                Map.entry("missing_scope", MISSING_SCOPE),
                Map.entry("no_permission", MISSING_SCOPE),
                Map.entry("invalid_cursor", INVALID_CURSOR));

        private static final Set<String> TOKEN = Set.of(
                "invalid_auth",
                "account_inactive",
                "token_revoked",
                "token_expired",
                "not_authed",
                "not_allowed_token_type",
                "needs_reauth",
                "unknown_workspace");

        private static final Set<String> PASSING = Set.of(
                "internal_error",
                "fatal_error",
                "service_unavailable",
                "request_timeout",
                "team_added_to_org",
                "org_login_required",
                "ratelimited",
                "rate_limited",
                "fetch_members_failed",
                "list_record_comment_fetch_failed",
                "unreachable");

        private static final Set<String> DOUBTFUL = Set.of("internal_error", "fatal_error", "service_unavailable");

        static Kind of(String error) {
            if (TOKEN.contains(error)) {
                return TERMINAL_TOKEN;
            }
            return PASSING.contains(error) ? TRANSIENT : BY_CODE.getOrDefault(error, OTHER);
        }
    }
}
