package com.atom.slack.auth.slackapp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The Slack app, under the names that deployments know ({@code SLACK_CLIENT_ID} and so on). */
@ConfigMapping(prefix = "slack")
interface SlackConfig {

    /** From the app's page at Slack. Absent until the app was made; then nothing can be installed. */
    Optional<String> clientId();

    /** As {@link #clientId()}; a secret. */
    Optional<String> clientSecret();

    /** Used by events-service; asked for here so that nothing is installed whose events would all be refused. */
    Optional<String> signingSecret();

    /** {@code A…}; when set, a grant for any other app is refused. */
    Optional<String> appId();

    /** Exactly as registered at Slack; absent for {@code {ATOM_PUBLIC_URL}/api/auth/slack/callback}. */
    Optional<URI> redirectUri();

    /** Whether the authorize page is given a code challenge (RFC 7636, S256), so that a stolen code is of no use to anybody else. */
    @WithDefault("false")
    boolean pkce();

    /** Where the Web API lives; absent for Slack's own. Plain http only on loopback, for the secret is sent there. */
    Optional<URI> apiBaseUrl();

    /** How long a person has to come back from Slack, 1 to 10 minutes. A longer time gives a stolen state more time. */
    @WithDefault("600")
    @DurationMin(minutes = 1)
    @DurationMax(minutes = 10)
    Duration stateTtl();

    /** The deadline of one call to Slack, 1 to 60 seconds; the person waits that long for a clear answer. */
    @WithDefault("30")
    @DurationMin(seconds = 1)
    @DurationMax(seconds = 60)
    Duration timeout();

    /** Bot scopes asked for unless the request names others. Fewer scopes leave holes in the archive. */
    @WithDefault("channels:read,groups:read,im:read,mpim:read,channels:history,groups:history,im:history,mpim:history,"
            + "users:read,users:read.email,files:read,reactions:read,team:read,chat:write")
    List<String> botScopes();
}
