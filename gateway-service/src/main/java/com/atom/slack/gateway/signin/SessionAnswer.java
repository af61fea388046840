package com.atom.slack.gateway.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.gateway.sessions.SessionId;

/**
 * Who is signed in.
 *
 * @param csrfToken to be sent as {@code X-CSRF-Token} with everything that changes something; absent for calls without a session
 */
record SessionAnswer(
        boolean ok,
        Instant timestamp,
        String subject,
        String role,
        List<String> workspaces,
        String channels,
        @Nullable String slackUser,
        @Nullable String csrfToken) {

    static SessionAnswer of(Visitor visitor, @Nullable SessionId id, Clock clock) {
        return new SessionAnswer(
                true,
                clock.instant(),
                visitor.caller().subject(),
                visitor.caller().role().name().toLowerCase(Locale.ROOT),
                visitor.teams(),
                visitor.caller().allChannels() ? "all" : "public",
                visitor.caller().slackUser().orElse(null),
                id == null ? null : id.csrfToken());
    }
}
