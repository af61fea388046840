package com.atom.slack.gateway.admission;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

import com.atom.slack.gateway.credentials.ApiKeys;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.gateway.oidc.OidcTokens;
import com.atom.slack.gateway.sessions.Sessions;

/** The three ways to say who one is: an API key, a token of the issuer, a session. A header outranks a cookie. */
@Singleton
class Credentials {

    private static final String SCHEME = "Bearer ";
    private static final String KEY = "atom_";

    private final ApiKeys keys;
    private final OidcTokens tokens;
    private final Sessions sessions;

    Credentials(ApiKeys keys, OidcTokens tokens, Sessions sessions) {
        this.keys = keys;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    Uni<Optional<Visitor>> visitor(HttpServerRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return sessions.visitor(request);
        }
        boolean isBearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String given = isBearer ? header.substring(SCHEME.length()).trim() : "";
        return tokens.accepted() && isBearer && !given.startsWith(KEY) ? tokens.visitor(given) : keys.visitor(header);
    }
}
