package com.atom.slack.client.files;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.atom.slack.client.wire.WireConfig;

/**
 * Where files may be fetched from and sent to. A file's description is data, and the token goes with the question: so it goes to
 * Slack's own hosts over https, or to the simulator that stands for all of them, and nowhere else.
 */
@Singleton
class FileHosts {

    private final URI api;

    @Inject
    FileHosts(WireConfig wire) {
        this(URI.create(wire.apiBaseUrl()));
    }

    FileHosts(URI api) {
        this.api = api;
    }

    /** Where to ask for what Slack calls {@code named}; absent for anywhere else. */
    Optional<URI> resolve(URI named) {
        if (named.getHost() == null
                || named.getRawUserInfo() != null
                || named.getRawPath().isEmpty()) {
            return Optional.empty();
        }
        return isSlack(api)
                ? Optional.of(named).filter(FileHosts::isSlack)
                : Optional.of(named)
                        .filter(address -> isSlack(address) || isSimulator(address))
                        .map(this::atTheSimulator);
    }

    private static boolean isSlack(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(address.getScheme())
                && (address.getPort() == -1 || address.getPort() == 443)
                && (host.equals("slack.com") || host.endsWith(".slack.com"));
    }

    private boolean isSimulator(URI address) {
        return api.getScheme().equalsIgnoreCase(address.getScheme())
                && api.getRawAuthority().equalsIgnoreCase(address.getRawAuthority());
    }

    private URI atTheSimulator(URI address) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(api.getScheme() + "://" + api.getRawAuthority() + address.getRawPath() + query);
    }
}
