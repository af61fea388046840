package com.atom.slack.gateway.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.gateway.credentials.Visitor;

/**
 * A session as Redis keeps it; no secret.
 *
 * @param subject {@code key:<id>} or {@code user:<team>/<user>}
 * @param slackUser {@code U…} of a person signed in through Slack
 */
record Session(
        String subject,
        Role role,
        List<String> teams,
        boolean allChannels,
        @Nullable String slackUser,
        Instant startedAt) {

    private static final String KEY = "key:";

    static Session of(Visitor visitor, Instant now) {
        Caller caller = visitor.caller();
        return new Session(
                caller.subject(),
                caller.role(),
                visitor.teams(),
                caller.allChannels(),
                caller.slackUser().orElse(null),
                now);
    }

    Visitor visitor() {
        return new Visitor(
                new Caller(subject, role, Optional.empty(), Optional.ofNullable(slackUser), allChannels, teams), teams);
    }

    /** The key that it was begun with, whose end ends the session too. */
    Optional<String> key() {
        return subject.startsWith(KEY) ? Optional.of(subject.substring(KEY.length())) : Optional.empty();
    }

    /** How long it lives when it is used now; zero or less when it is over. */
    Duration left(Instant now, SessionsConfig config) {
        Duration untilTheEnd = Duration.between(now, startedAt.plus(config.longest()));
        return untilTheEnd.compareTo(config.idle()) < 0 ? untilTheEnd : config.idle();
    }
}
