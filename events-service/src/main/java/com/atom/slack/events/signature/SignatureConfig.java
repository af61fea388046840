package com.atom.slack.events.signature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose signatures are believed. */
@ConfigMapping(prefix = "events.signature")
public interface SignatureConfig {

    /**
     * Signing secrets, each tried in turn; two of them overlap while a secret is rotated. Without any, every request is
     * refused. Each more costs one more HMAC for requests that are not signed with the first.
     */
    Optional<List<String>> secrets();

    /**
     * {@code A…} that the secrets belong to; a path that names another app is then refused. Absent: any path is tried.
     */
    Optional<String> appId();

    /** How far the request's time may be from ours, both ways. Slack says 5 minutes; more makes replays easier. */
    @WithDefault("PT5M")
    Duration window();
}
