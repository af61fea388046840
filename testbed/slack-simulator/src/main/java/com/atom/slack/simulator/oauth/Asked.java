package com.atom.slack.simulator.oauth;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.apps.App;

/**
 * What an app asks a person for.
 *
 * @param flow       {@code v1}, {@code v2} or {@code v2_user}
 * @param scopes     for its bot
 * @param userScopes for itself in the person's name
 */
record Asked(
        App app,
        String flow,
        RedirectUrl redirect,
        List<String> scopes,
        List<String> userScopes,
        Map<String, String> parameters) {

    /** @throws PageError when Slack would not even show its page */
    static Asked of(App app, String flow, Map<String, String> parameters) {
        boolean userOnly = flow.equals("v2_user");
        List<String> scopes = Scopes.in(parameters.getOrDefault("scope", ""));
        List<String> userScopes = Scopes.in(parameters.getOrDefault("user_scope", ""));
        if (userOnly) {
            userScopes = Stream.concat(scopes.stream(), userScopes.stream())
                    .distinct()
                    .toList();
            scopes = List.of();
        }
        RedirectUrl redirect = RedirectUrl.of(app, parameters.getOrDefault("redirect_uri", ""))
                .orElseThrow(() -> new PageError("bad_redirect_uri"));
        Asked asked = new Asked(app, flow, redirect, scopes, userScopes, parameters);
        asked.check();
        return asked;
    }

    private void check() {
        if (scopes.isEmpty() && userScopes.isEmpty()) {
            throw new PageError("no_scopes");
        }
        List<String> most = app.settings().scopes();
        boolean known = Stream.concat(scopes.stream(), userScopes.stream()).allMatch(Scopes::isKnown);
        boolean forBots = flow.equals("v1") || scopes.stream().noneMatch(Scopes::isForPeopleOnly);
        if (!known || !forBots || !most.isEmpty() && !most.containsAll(scopes)) {
            throw new PageError("invalid_scope");
        }
        if (!challenge().isEmpty() && !"S256".equals(parameters.get("code_challenge_method"))) {
            throw new PageError("invalid_code_challenge_method", "code_challenge_method is to be S256");
        }
        if (redirect.hasOwnScheme() && challenge().isEmpty()) {
            throw new PageError("pkce_required", "a scheme of one's own needs a code_challenge");
        }
        if (isDesktop() && !scopes.isEmpty()) {
            throw new PageError("invalid_scope", "a program on a person's machine gets no bot scopes");
        }
    }

    String challenge() {
        return parameters.getOrDefault("code_challenge", "");
    }

    /** With PKCE, a program on a person's own machine counts as a desktop app: no bot, rotating tokens, no secret. */
    boolean isDesktop() {
        return app.settings().pkce() && !challenge().isEmpty() && (redirect.hasOwnScheme() || redirect.isLoopback());
    }

    /** Those of the bot that the person may decline. */
    List<String> optionalScopes() {
        return scopes.stream().filter(app.settings().optionalScopes()::contains).toList();
    }

    List<String> optionalUserScopes() {
        return userScopes.stream()
                .filter(app.settings().optionalUserScopes()::contains)
                .toList();
    }

    /** Null when the app sent none. */
    @Nullable
    String state() {
        return parameters.get("state");
    }
}
