package com.atom.slack.simulator.faults;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.faults.Fault.Case;
import com.atom.slack.simulator.faults.Fault.Kind;

/** A fault as somebody asks for it: for an hour and in every case, unless told otherwise. */
public record FaultWish(
        Kind kind,
        String team,
        String method,
        double dose,
        long seconds,
        int retryAfter,
        int status,
        String error,
        int copies) {
    private static final Set<String> KNOWN =
            Set.of("fault", "team", "method", "dose", "seconds", "retry_after", "status", "error", "copies");
    /** Slack's words for errors; {@code ratelimited} is a fault of its own, with a time to wait. */
    private static final Pattern ERROR = Pattern.compile("(?!ratelimited$)[a-z][a-z0-9_]{2,80}");

    private static final int LONGEST_SECONDS = 30 * 86_400;

    /** Why a wish is refused: a word that names the field, and a sentence. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String error;

        Refused(String error, String detail) {
            super(detail, null, false, false);
            this.error = error;
        }

        public String error() {
            return error;
        }
    }

    /** @throws Refused when a field is unknown or its value is none */
    public static FaultWish from(ObjectNode json, Predicate<String> isTeam, Predicate<String> isMethod) {
        json.fieldNames().forEachRemaining(field -> {
            if (!KNOWN.contains(field)) {
                throw new Refused("unknown_field", "a fault has no field " + field);
            }
        });
        String name = text(json, "fault");
        Kind kind = Kind.of(name).orElseThrow(() -> new Refused("unknown_fault", "there is no fault \"" + name + '"'));
        String team = text(json, "team");
        if (!team.isEmpty() && (kind.strikes() == Case.SOCKET || !isTeam.test(team))) {
            String why = kind.strikes() == Case.SOCKET ? "a socket belongs to no team" : "there is no team " + team;
            throw new Refused("unknown_team", why);
        }
        String method = text(json, "method");
        if (!method.isEmpty() && (kind.strikes() != Case.CALL || !isMethod.test(method))) {
            String why = kind.strikes() == Case.CALL ? "there is no method " + method : name + " strikes no method";
            throw new Refused("unknown_method", why);
        }
        return new FaultWish(
                kind,
                team,
                method,
                dose(json),
                number(json, "seconds", 3600, 1, LONGEST_SECONDS),
                number(json, "retry_after", 1, 0, 86_400),
                number(json, "status", 503, 300, 599),
                error(json, kind),
                number(json, "copies", 0, 0, 11));
    }

    private static String error(ObjectNode json, Kind kind) {
        String error = text(json, "error");
        if (kind == Kind.API_ERROR ? !ERROR.matcher(error).matches() : !error.isEmpty()) {
            String why = kind == Kind.API_ERROR
                    ? "error is to be one of the method's own, or one of " + String.join(", ", CommonErrors.ALL)
                    : kind.wire() + " has no error of its own";
            throw new Refused("invalid_error", why);
        }
        return error;
    }

    private static String text(ObjectNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw new Refused("invalid_" + field, field + " is to be a string");
        }
        return value.asText("");
    }

    private static double dose(ObjectNode json) {
        JsonNode dose = json.path("dose");
        if (dose.isMissingNode()) {
            return 1;
        }
        if (!dose.isNumber() || dose.asDouble() < 0 || dose.asDouble() > 1) {
            throw new Refused("invalid_dose", "dose is to be a number from 0 to 1, not " + dose);
        }
        return dose.asDouble();
    }

    private static int number(ObjectNode json, String field, int usual, int least, int most) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            String detail = field + " is to be a whole number from " + least + " to " + most + ", not " + value;
            throw new Refused("invalid_" + field, detail);
        }
        return value.asInt();
    }
}
