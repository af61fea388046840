package com.atom.slack.auth.pages;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Nothing that auth answers may be kept by a cache, framed, sniffed, or named in a {@code Referer}. */
class PrivateAnswers {

    @ServerResponseFilter
    public void protect(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Cache-Control", "no-store");
        headers.putSingle("Referrer-Policy", "no-referrer");
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("X-Frame-Options", "DENY");
        headers.putIfAbsent(
                "Content-Security-Policy",
                new java.util.ArrayList<>(java.util.List.of("default-src 'none'; frame-ancestors 'none'")));
    }
}
