package com.atom.slack.simulator.oauth;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.atom.slack.simulator.apps.App;

/**
 * Where a browser goes back to: one of the app's Redirect URLs or below it, over HTTPS unless it is this machine, without
 * a fragment. An app with PKCE may also use a scheme of its own.
 */
record RedirectUrl(String url, URI uri) {

    /**
     * Empty when the app may not be called back there.
     *
     * @param asked as the app sent it; empty for the first of its Redirect URLs
     */
    static Optional<RedirectUrl> of(App app, String asked) {
        List<String> configured = app.settings().redirectUris();
        if (asked.isEmpty()) {
            return configured.stream().findFirst().flatMap(RedirectUrl::parsed).filter(url -> url.isFitFor(app));
        }
        return parsed(asked)
                .filter(url -> url.isFitFor(app))
                .filter(url -> configured.stream()
                        .flatMap(known -> parsed(known).stream())
                        .anyMatch(url::isAtOrBelow));
    }

    private static Optional<RedirectUrl> parsed(String url) {
        try {
            URI uri = URI.create(url);
            boolean whole = uri.getScheme() != null && uri.getRawFragment() == null && !url.contains("#");
            return whole ? Optional.of(new RedirectUrl(url, uri)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isFitFor(App app) {
        return switch (scheme()) {
            case "https" -> uri.getHost() != null;
            case "http" -> isLoopback();
            default -> app.settings().pkce() && scheme().matches("[a-z][a-z0-9+.-]+") && !scheme().equals("javascript");
        };
    }

    private boolean isAtOrBelow(RedirectUrl configured) {
        String base = configured.path();
        String below = base.endsWith("/") ? base : base + "/";
        boolean climbs = (path() + "/").contains("/../")
                || path().toLowerCase(Locale.ROOT).contains("%2e");
        return scheme().equals(configured.scheme())
                && authority().equals(configured.authority())
                && !climbs
                && (url.equals(configured.url) || path().equals(base) || path().startsWith(below));
    }

    private String scheme() {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private String authority() {
        return uri.getRawAuthority() == null ? "" : uri.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    /** Of {@code myapp:callback} the whole rest. */
    private String path() {
        return uri.isOpaque() ? uri.getRawSchemeSpecificPart() : uri.getRawPath();
    }

    boolean hasOwnScheme() {
        return !scheme().startsWith("http");
    }

    boolean isLoopback() {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
