package com.atom.slack.auth.installations;

import java.util.List;
import java.util.Optional;

/**
 * What an installation was begun for.
 *
 * @param scopes bot scopes asked for
 * @param userScopes user scopes asked for
 * @param team the one workspace it is meant for; empty for any
 * @param returnTo path on our own origin; empty for the closing page
 * @param startedBy subject of the administrator
 */
record Intent(
        List<String> scopes,
        List<String> userScopes,
        Optional<String> team,
        Optional<String> returnTo,
        String startedBy) {}
