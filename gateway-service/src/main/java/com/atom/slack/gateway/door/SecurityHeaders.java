package com.atom.slack.gateway.door;

import io.vertx.core.http.HttpServerResponse;

/**
 * What every answer carries, errors and raw routes included. A page of our own may bring its own
 * policy; answers are not to be kept unless the endpoint says otherwise.
 */
final class SecurityHeaders {

    private static final String NOTHING_LOADS =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Swagger UI brings scripts, styles and images of its own; it is part of development builds only. */
    private static final String DOCS_LOAD_THEIR_OWN =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int UNAUTHORIZED = 401;

    private SecurityHeaders() {}

    /** To be called when everything else has been said. */
    static void write(String path, HttpServerResponse response) {
        response.putHeader("X-Frame-Options", "DENY")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Strict-Transport-Security", "max-age=63072000")
                .putHeader("Referrer-Policy", "no-referrer");
        if (!response.headers().contains("Content-Security-Policy")) {
            response.putHeader(
                    "Content-Security-Policy", path.startsWith("/docs") ? DOCS_LOAD_THEIR_OWN : NOTHING_LOADS);
        }
        if (!response.headers().contains("Cache-Control")) {
            response.putHeader("Cache-Control", "no-store");
        }
        if (response.getStatusCode() == UNAUTHORIZED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
    }
}
