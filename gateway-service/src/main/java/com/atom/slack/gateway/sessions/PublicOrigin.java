package com.atom.slack.gateway.sessions;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

import com.atom.slack.kit.problems.CommonProblem;

/** Our own origin, the cookie that fits it, and whether a request came from a page of it. */
@Singleton
public class PublicOrigin {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final URI origin;

    PublicOrigin(SessionsConfig config) {
        this.origin =
                URI.create(config.origin().getScheme() + "://" + config.origin().getRawAuthority());
    }

    /** {@code __Host-} keeps sub-domains and plain http from setting the cookie; plain http on loopback has to do without. */
    public String cookie(String name) {
        return isSecure() ? "__Host-" + name : name;
    }

    boolean isSecure() {
        return !("http".equals(origin.getScheme()) && LOOPBACK.contains(origin.getHost()));
    }

    /** An address of ours; the path begins with a slash. */
    public URI at(String path) {
        return URI.create(origin + path);
    }

    /**
     * Throws {@code INSUFFICIENT_PERMISSIONS} when a browser says that a page of somebody else sent the request. Browsers send
     * {@code Origin} with everything that changes something; programs send neither header.
     */
    public void requireOwnPage(HttpServerRequest request) {
        @Nullable String from = request.getHeader("Origin");
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = from != null && !from.equals(origin.toString());
        if (foreign || (site != null && !OWN_PAGES.contains(site))) {
            throw CommonProblem.INSUFFICIENT_PERMISSIONS.because("requests of other sites' pages are refused");
        }
    }

    /** A path on our own origin, or our root: {@code //evil}, {@code /\\evil} and {@code https:evil} lead nowhere else. */
    public URI returnTo(Optional<String> path) {
        return path.filter(given -> given.matches("/(?![/\\\\])[A-Za-z0-9._~/?&=%-]{0,500}"))
                .map(this::at)
                .orElseGet(() -> at("/"));
    }
}
