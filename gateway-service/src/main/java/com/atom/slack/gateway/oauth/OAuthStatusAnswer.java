package com.atom.slack.gateway.oauth;

import java.time.Instant;
import java.util.List;

/**
 * Describes auth's answer for the OpenAPI document; nothing is made of it here.
 *
 * @param missing names of the settings that are not set
 */
record OAuthStatusAnswer(
        boolean ok,
        Instant timestamp,
        String status,
        String redirectUri,
        List<String> defaultScopes,
        boolean databaseAvailable,
        boolean encryptionAvailable,
        List<String> missing) {}
