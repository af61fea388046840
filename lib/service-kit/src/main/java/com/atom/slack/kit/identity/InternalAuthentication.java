package com.atom.slack.kit.identity;

import java.util.Optional;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.kit.problems.CommonProblem;

/**
 * Refuses every REST request without an internal token for this service. On by default; only the gateway, which
 * authenticates people and programs itself, sets {@code atom.internal.guarded=false}.
 */
class InternalAuthentication {

    private static final String SCHEME = "Bearer ";

    private final InternalTokens tokens;
    private final CurrentCaller current;
    private final boolean guarded;
    private final String audience;

    InternalAuthentication(
            InternalTokens tokens,
            CurrentCaller current,
            @ConfigProperty(name = "atom.internal.guarded", defaultValue = "true") boolean guarded,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.tokens = tokens;
        this.current = current;
        this.guarded = guarded;
        this.audience = application.replace("-service", "");
    }

    @ServerRequestFilter(preMatching = true, priority = 1000)
    public void authenticate(ContainerRequestContext request) {
        if (!guarded) {
            return;
        }
        Caller caller = Optional.ofNullable(request.getHeaderString("Authorization"))
                .filter(header -> header.startsWith(SCHEME))
                .flatMap(header -> tokens.verify(header.substring(SCHEME.length()), audience))
                .orElseThrow(() -> CommonProblem.AUTH_REQUIRED.because("an internal token is needed"));
        current.set(caller);
    }
}
