package com.atom.slack.kit.problems;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The body of every failure: RFC 9457's members, and {@code ok}, {@code timestamp} and {@code error} for existing clients.
 *
 * @param instance the request id, to find the occurrence in the logs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String instance,
        boolean ok,
        Instant timestamp,
        Error error) {

    /** Media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What existing clients read. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Error(String code, String message, Map<String, ?> details) {}

    /** The body for one occurrence. */
    public static ProblemBody of(
            ProblemType type, String detail, Map<String, ?> details, String requestId, Instant timestamp) {
        return new ProblemBody(
                "urn:atom-slack:problem:" + type.slug(),
                type.title(),
                type.status(),
                detail,
                "urn:atom-slack:request:" + requestId,
                false,
                timestamp,
                new Error(type.code(), detail, details));
    }
}
