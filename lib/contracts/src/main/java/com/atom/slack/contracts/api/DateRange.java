package com.atom.slack.contracts.api;

import org.jspecify.annotations.Nullable;

/**
 * An interval of time, both ends optional.
 *
 * @param start ISO-8601 instant or date, inclusive; a date means its first instant in the request's time zone
 * @param end ISO-8601 instant or date, exclusive for instants; a date means its last instant
 */
public record DateRange(@Nullable String start, @Nullable String end) {}
