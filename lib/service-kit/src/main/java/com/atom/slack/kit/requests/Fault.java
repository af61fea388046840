package com.atom.slack.kit.requests;

/**
 * One thing that is wrong with a request.
 *
 * @param field its path, such as {@code filters.from_user}; empty for the body as a whole
 * @param problem what is wrong and what is expected
 */
public record Fault(String field, String problem) {}
