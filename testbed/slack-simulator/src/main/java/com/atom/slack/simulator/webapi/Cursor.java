package com.atom.slack.simulator.webapi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Slack's opaque page marks: base64 of {@code kind:where the next page begins}. */
final class Cursor {
    private Cursor() {}

    static String of(String kind, String next) {
        return Base64.getEncoder().encodeToString((kind + ":" + next).getBytes(StandardCharsets.UTF_8));
    }

    /** Where to go on, or empty at the beginning. */
    static Optional<String> read(ApiCall call, String kind) {
        return call.arg("cursor").map(cursor -> {
            try {
                String plain = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
                if (plain.startsWith(kind + ":")) {
                    return plain.substring(kind.length() + 1);
                }
            } catch (IllegalArgumentException e) {
                // falls through: not base64 is as bad as not ours
            }
            throw new ApiError("invalid_cursor");
        });
    }

    /** A cut of a list that is sorted by id. */
    record Page<T>(List<T> items, String next) {
        ObjectNode into(ObjectNode answer) {
            answer.putObject("response_metadata").put("next_cursor", next);
            return answer;
        }
    }

    static <T> Page<T> page(ApiCall call, String kind, List<T> sorted, Function<T, String> id, int limit) {
        String from = read(call, kind).orElse("");
        List<T> rest = sorted.stream()
                .filter(item -> id.apply(item).compareTo(from) >= 0)
                .toList();
        if (rest.size() <= limit) {
            return new Page<>(rest, "");
        }
        return new Page<>(rest.subList(0, limit), of(kind, id.apply(rest.get(limit))));
    }
}
