package com.atom.slack.gateway.oidc;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** Where keys may be fetched from: https, or plain http that does not leave the machine. */
final class Addresses {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Addresses() {}

    static boolean areSafe(List<URI> addresses) {
        return addresses.stream()
                .allMatch(address -> address.getHost() != null
                        && ("https".equals(address.getScheme())
                                || ("http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()))));
    }
}
