package com.atom.slack.gateway.oauth;

import java.time.Instant;
import java.util.Map;

/**
 * Describes auth's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param tokenInfo {@code scope}, {@code token_type} and {@code expires_at} of the token that calls are made with
 */
record RefreshAnswer(boolean ok, Instant timestamp, Map<String, Object> tokenInfo) {}
