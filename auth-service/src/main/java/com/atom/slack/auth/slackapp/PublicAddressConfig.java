package com.atom.slack.auth.slackapp;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where browsers and Slack reach the platform. */
@ConfigMapping(prefix = "public-address")
interface PublicAddressConfig {

    /** Origin without a path ({@code ATOM_PUBLIC_URL}); absent for {@code http://localhost:8080}. Plain http only on loopback. */
    Optional<URI> origin();
}
