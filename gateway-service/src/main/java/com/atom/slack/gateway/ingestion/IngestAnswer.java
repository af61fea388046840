package com.atom.slack.gateway.ingestion;

import java.time.Instant;
import java.util.Map;

/**
 * Describes ingestion's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param ingestion {@code ingestion_id}, {@code status}, {@code workspace_id}, {@code config}, {@code estimated_items},
 *     {@code estimate} and {@code started_at}
 */
record IngestAnswer(boolean ok, Instant timestamp, Map<String, Object> ingestion) {}
