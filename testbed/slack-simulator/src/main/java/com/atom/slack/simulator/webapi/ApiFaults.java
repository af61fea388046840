package com.atom.slack.simulator.webapi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.Fault.Kind;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;

/** What goes wrong with a call on purpose: before its work, in its pages, and after it was done. */
final class ApiFaults {
    private static final int USUAL_LIMIT = 100;
    private static final String AGAIN = "again:";

    private final Faults faults;
    private final SplittableRandom random = new SplittableRandom();

    ApiFaults(Faults faults) {
        this.faults = faults;
    }

    /** What the journal is told of a call that was struck. */
    interface Note {
        void of(int status, String error);
    }

    /** Strikes instead of the work; false when the call goes on. */
    boolean insteadOf(Exchange exchange, String method, String team, Note note) {
        Optional<Fault> error = faults.strikes(Kind.HTTP_ERROR, team, method);
        Optional<Fault> refused = error.isPresent() ? Optional.empty() : faults.strikes(Kind.API_ERROR, team, method);
        if (error.isPresent()) {
            note.of(error.get().status(), "");
            exchange.html(error.get().status(), "<html><body>Service Unavailable</body></html>");
        } else if (refused.isPresent()) {
            String word = refused.get().error();
            note.of(200, word);
            exchange.json(200, Json.object().put("ok", false).put("error", word));
        } else if (faults.strikes(Kind.HTML_200, team, method).isPresent()) {
            note.of(200, "html_200");
            exchange.html(200, "<!DOCTYPE html><html><body>Slack is being updated.</body></html>");
        } else if (faults.strikes(Kind.TIMEOUT, team, method).isPresent()) {
            note.of(0, "timeout");
        } else if (faults.strikes(Kind.CONNECTION_RESET, team, method).isPresent()) {
            note.of(0, "connection_reset");
            exchange.reset();
        } else {
            return false;
        }
        return true;
    }

    /**
     * Does the work with what the faults make of its arguments, and answers what they make of its answer.
     *
     * @param work answers with {@code ok}
     */
    ObjectNode around(
            String method, String team, Map<String, String> args, Function<Map<String, String>, ObjectNode> work) {
        Optional<String> again = again(args.getOrDefault("cursor", ""));
        if (faults.isQuiet() && again.isEmpty()) {
            return work.apply(args);
        }
        Map<String, String> told = new LinkedHashMap<>(args);
        again.ifPresent(cursor -> told.put("cursor", cursor));
        String cursor = told.getOrDefault("cursor", "");
        if (!cursor.isEmpty()
                && faults.strikes(Kind.CURSOR_EXPIRED, team, method).isPresent()) {
            return new ApiError("invalid_cursor").answer();
        }
        if (faults.strikes(Kind.SHORT_PAGES, team, method).isPresent()) {
            shorten(told);
        }
        ObjectNode answer = work.apply(told);
        if (faults.strikes(Kind.FATAL_ERROR, team, method).isPresent()) {
            return new ApiError("fatal_error").answer();
        }
        if (faults.strikes(Kind.INTERNAL_ERROR, team, method).isPresent()) {
            return new ApiError("internal_error").answer();
        }
        boolean paged = answer.path("ok").asBoolean() && (answer.has("has_more") || metadata(answer));
        if (paged
                && again.isEmpty()
                && faults.strikes(Kind.EMPTY_PAGES, team, method).isPresent()) {
            return emptied(answer, cursor);
        }
        if (paged
                && !cursor.isEmpty()
                && faults.strikes(Kind.CURSOR_LOOP, team, method).isPresent()) {
            return next(answer, cursor);
        }
        return answer;
    }

    private static boolean metadata(ObjectNode answer) {
        return answer.path("response_metadata").has("next_cursor");
    }

    /** The cursor behind an empty page; an empty text for the beginning. */
    private static Optional<String> again(String cursor) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            return plain.startsWith(AGAIN) ? Optional.of(plain.substring(AGAIN.length())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void shorten(Map<String, String> args) {
        String asked = args.getOrDefault("limit", "");
        int limit = asked.matches("\\d{1,4}") ? Integer.parseInt(asked) : USUAL_LIMIT;
        if (limit > 2) {
            args.put("limit", Integer.toString(2 + random.nextInt(limit - 2)));
        }
    }

    private static ObjectNode emptied(ObjectNode answer, String cursor) {
        answer.properties().stream()
                .filter(field -> field.getValue().isArray())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(answer::putArray);
        byte[] mark = (AGAIN + cursor).getBytes(StandardCharsets.UTF_8);
        return next(answer, Base64.getEncoder().encodeToString(mark));
    }

    private static ObjectNode next(ObjectNode answer, String cursor) {
        if (answer.has("has_more")) {
            answer.put("has_more", true);
        }
        ObjectNode metadata = answer.path("response_metadata") instanceof ObjectNode there ? there : Json.object();
        answer.set("response_metadata", metadata.put("next_cursor", cursor));
        return answer;
    }
}
