package com.atom.slack.auth.installations;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.installations.Finished.Installed;

/**
 * Endpoint 18's answer by POST; never a token.
 *
 * @param user who allowed it; absent when Slack does not say
 * @param scopesMissing asked for and not granted
 */
record CallbackAnswer(
        boolean ok,
        Instant timestamp,
        Team team,
        @Nullable User user,
        TokenInfo tokenInfo,
        List<String> scopesMissing) {

    record Team(String id, String name) {}

    /** Slack's answer to an installation names nobody, so there is an id only. */
    record User(String id) {}

    /**
     * About the token.
     *
     * @param scope comma-separated, as Slack writes it
     * @param expiresAt absent for tokens that do not rotate
     */
    record TokenInfo(
            String scope, String tokenType, @Nullable Instant expiresAt) {}

    static CallbackAnswer of(Installed installed, Instant now) {
        return new CallbackAnswer(
                true,
                now,
                new Team(installed.team(), installed.name()),
                installed.installer().map(User::new).orElse(null),
                new TokenInfo(
                        String.join(",", installed.scopes()),
                        installed.tokenType(),
                        installed.expiresAt().orElse(null)),
                installed.missingScopes());
    }
}
