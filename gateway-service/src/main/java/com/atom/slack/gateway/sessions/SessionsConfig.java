package com.atom.slack.gateway.sessions;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import com.atom.slack.contracts.identity.Role;

/** Sessions of the console. */
@ConfigMapping(prefix = "gateway.sessions")
public interface SessionsConfig {

    /** Origin by which browsers reach us ({@code ATOM_PUBLIC_URL}): decides the cookie's form and which pages may change things. */
    @WithDefault("http://localhost:8080")
    URI origin();

    /** A session that nobody uses ends after this time, at most two hours. More leaves an unattended browser open longer. */
    @WithDefault("PT30M")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 2)
    Duration idle();

    /** Every session ends after this time, at most 24 hours. */
    @WithDefault("PT12H")
    @DurationMin(minutes = 1)
    @DurationMax(hours = 24)
    Duration longest();

    /** What somebody who signs in with Slack may do: {@code viewer} or {@code member}. */
    @WithDefault("viewer")
    Role slackRole();
}
