package com.atom.slack.gateway.activity;

import java.time.Instant;
import java.util.Map;

/**
 * Describes analytics' answer for the OpenAPI document; nothing is made of it here.
 *
 * @param analytics {@code activity_over_time}, {@code top_users}, {@code top_channels}, {@code summary}
 * @param completeness {@code complete_since}, {@code gaps}, {@code checked_at}
 */
record ActivityAnswer(boolean ok, Instant timestamp, Map<String, Object> analytics, Map<String, Object> completeness) {}
