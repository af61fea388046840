package com.atom.slack.client.wire;

import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What came back.
 *
 * @param status of HTTP
 * @param body a {@link MissingNode} when it is no JSON object
 * @param retryAfter the header as it was
 * @param date the header as it was
 * @param took from the question to the end of the answer
 */
public record WireAnswer(
        int status, JsonNode body, Optional<String> retryAfter, Optional<String> date, Duration took) {}
