package com.atom.slack.simulator.webapi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * Slack's opaque page marks: base64 of {@code kind:where the next page begins@when it was given}. They expire after a time
 * that Slack does not tell: {@code cursor_seconds} of the terms.
 */
public final class Cursor {
    private static final Pattern SHAPE = Pattern.compile("([a-z_]+):(.*)@([0-9a-z]{1,11})", Pattern.DOTALL);

    private Cursor() {}

    public static String of(ApiCall call, String kind, String next) {
        String marked = kind + ":" + next + "@" + Long.toString(call.pace().simulatedMillis(), 36);
        return Base64.getEncoder().encodeToString(marked.getBytes(StandardCharsets.UTF_8));
    }

    /** Where to go on, or empty at the beginning. */
    public static Optional<String> read(ApiCall call, String kind) {
        return call.arg("cursor").map(cursor -> {
            Matcher parts = SHAPE.matcher(plain(cursor));
            if (!parts.matches() || !parts.group(1).equals(kind)) {
                throw new ApiError("invalid_cursor");
            }
            long given = Long.parseLong(parts.group(3), 36);
            if (call.pace().simulatedMillis() > given + call.terms().cursorSeconds() * 1000) {
                throw new ApiError("invalid_cursor");
            }
            return parts.group(2);
        });
    }

    private static String plain(String cursor) {
        try {
            return new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** A cut of a list that is sorted by id. */
    public record Page<T>(List<T> items, String next) {
        public ObjectNode into(ObjectNode answer) {
            answer.putObject("response_metadata").put("next_cursor", next);
            return answer;
        }
    }

    public static <T> Page<T> page(ApiCall call, String kind, List<T> sorted, Function<T, String> id, int limit) {
        String from = read(call, kind).orElse("");
        List<T> rest = sorted.stream()
                .filter(item -> id.apply(item).compareTo(from) >= 0)
                .toList();
        if (rest.size() <= limit) {
            return new Page<>(rest, "");
        }
        return new Page<>(rest.subList(0, limit), of(call, kind, id.apply(rest.get(limit))));
    }

    /** A cut of a list in any order, by place. */
    public static <T> Page<T> pageByPlace(ApiCall call, String kind, List<T> all, int limit) {
        int from;
        try {
            from = Math.min(all.size(), Integer.parseInt(read(call, kind).orElse("0")));
        } catch (NumberFormatException e) {
            throw new ApiError("invalid_cursor");
        }
        int end = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, end), end < all.size() ? of(call, kind, Integer.toString(end)) : "");
    }

    /** Slack's older way: {@code count} and {@code page}. */
    public static <T> List<T> paged(List<T> all, int count, int page, ObjectNode answer) {
        answer.set(
                "paging",
                Json.object()
                        .put("count", count)
                        .put("total", all.size())
                        .put("page", page)
                        .put("pages", Math.ceilDiv(all.size(), count)));
        return all.stream().skip((long) (page - 1) * count).limit(count).toList();
    }
}
