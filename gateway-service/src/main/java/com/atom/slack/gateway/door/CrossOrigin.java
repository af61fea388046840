package com.atom.slack.gateway.door;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets pages of the configured origins call us; to pages of all others we say nothing that a browser would accept. */
@Singleton
class CrossOrigin {

    private static final int AFTER_THE_DOOR = 9_000;
    private static final int PREFLIGHT_SECONDS = 600;

    private final List<String> origins;
    private final CorsHandler engine;

    CrossOrigin(@ConfigProperty(name = "gateway.cors-origins") Optional<List<String>> origins) {
        this.origins = origins.orElse(List.of());
        this.engine = CorsHandler.create()
                .addOrigins(this.origins)
                .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE))
                .allowedHeaders(
                        Set.of("authorization", "content-type", "if-none-match", "last-event-id", "x-request-id"))
                .exposedHeaders(Set.of(
                        "ETag",
                        "Retry-After",
                        "X-RateLimit-Limit",
                        "X-RateLimit-Remaining",
                        "X-RateLimit-Reset",
                        "X-Request-Id"))
                .maxAgeSeconds(PREFLIGHT_SECONDS);
    }

    void open(@Observes Filters filters) {
        filters.register(this::answer, AFTER_THE_DOOR);
    }

    private void answer(RoutingContext context) {
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin != null && origins.contains(origin)) {
            engine.handle(context);
        } else {
            context.next();
        }
    }
}
