package com.atom.slack.auth.slackapp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Our own origin, as browsers see it.
 *
 * @param origin scheme, host and port; no path, no slash at the end
 */
public record PublicAddress(URI origin) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The origin of a configured address; a fault is one line. */
    static PublicAddress of(URI given) {
        if (given.getHost() == null || !Set.of("http", "https").contains(String.valueOf(given.getScheme()))) {
            throw new ConfigurationException(
                    "ATOM_PUBLIC_URL must be http(s)://host[:port], the address that browsers use");
        }
        return new PublicAddress(URI.create(given.getScheme() + "://" + given.getRawAuthority()));
    }

    static boolean isLoopback(URI address) {
        return LOOPBACK.contains(String.valueOf(address.getHost()));
    }

    /** Whether cookies must do without {@code Secure}: plain http that does not leave the machine. */
    public boolean mayOmitSecure() {
        return !isHttps() && isLoopback(origin);
    }

    /** Whether a secret may travel on it: https, or http that does not leave the machine. */
    boolean isSafe() {
        return isHttps() || isLoopback(origin);
    }

    private boolean isHttps() {
        return origin.getScheme().equals("https");
    }

    /** An address of ours; the path begins with a slash. */
    public URI at(String path) {
        return URI.create(origin + path);
    }

    /**
     * Where a person comes back to after the installation; empty when the path does not stay on our origin
     * ({@code //evil}, {@code /\evil}, {@code https:evil}) or is no path at all.
     */
    public Optional<URI> returnTo(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        try {
            URI target = new URI(origin + path);
            boolean stays = target.getRawAuthority().equals(origin.getRawAuthority());
            return stays ? Optional.of(target) : Optional.empty();
        } catch (URISyntaxException notAPath) {
            return Optional.empty();
        }
    }
}
