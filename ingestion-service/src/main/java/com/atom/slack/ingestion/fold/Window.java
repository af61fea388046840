package com.atom.slack.ingestion.fold;

import java.time.Instant;

/**
 * When a page of Slack's Web API was true: it shows everything that happened before {@code askedAt}, perhaps something that
 * happened until {@code answeredAt}, and nothing later.
 *
 * @param askedAt when the request was sent
 * @param answeredAt the second of the answer's {@code Date} header; the observation time of the page's contents
 */
public record Window(Instant askedAt, Instant answeredAt) {}
