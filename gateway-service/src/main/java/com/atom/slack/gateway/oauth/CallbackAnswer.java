package com.atom.slack.gateway.oauth;

import java.time.Instant;
import java.util.Map;

/**
 * Describes auth's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param team {@code id} and {@code name}
 * @param user {@code id} and {@code name} of the person who installed
 * @param tokenInfo {@code scope}, {@code token_type} and {@code expires_at}; never a token
 */
record CallbackAnswer(
        boolean ok,
        Instant timestamp,
        Map<String, Object> team,
        Map<String, Object> user,
        Map<String, Object> tokenInfo) {}
