package com.atom.slack.simulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.wire.Exchange;

/**
 * An app's id and secret, by HTTP Basic or else in the form; never in the query.
 *
 * @param secret empty when none was shown
 */
record ClientCredentials(String id, String secret) {
    static ClientCredentials of(Exchange exchange, Map<String, String> form) {
        return exchange.header("Authorization")
                .filter(header -> header.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(header -> basic(header.substring(6).strip()))
                .orElseGet(() -> new ClientCredentials(
                        form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", "")));
    }

    /** What is no Basic header counts as none. */
    private static Optional<ClientCredentials> basic(String encoded) {
        try {
            String[] pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
            return Optional.of(new ClientCredentials(pair[0], pair.length == 2 ? pair[1] : ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean showsSecret() {
        return !secret.isEmpty();
    }

    boolean isSecretOf(App app) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8),
                app.credentials().clientSecret().getBytes(StandardCharsets.UTF_8));
    }
}
