package com.atom.slack.contracts.identity;

import java.util.Optional;

/**
 * Who calls, as an internal token says it.
 *
 * @param subject the credential: {@code key:<id>}, {@code user:<id>}, {@code service:<name>} or {@code anonymous}
 * @param role what the caller may do
 * @param team the one workspace this call is about ({@code T…}); empty for calls that are about none
 * @param slackUser {@code U…} of a person signed in through Slack; empty for keys and services
 * @param allChannels whether private channels and direct messages are visible too
 */
public record Caller(
        String subject, Role role, Optional<String> team, Optional<String> slackUser, boolean allChannels) {

    /** Nobody: a call without credentials on an endpoint that is open. */
    public static Caller anonymous() {
        return new Caller("anonymous", Role.ANONYMOUS, Optional.empty(), Optional.empty(), false);
    }

    /** A service that calls another for itself. */
    public static Caller service(ServiceName name) {
        return new Caller("service:" + name.audience(), Role.SERVICE, Optional.empty(), Optional.empty(), false);
    }

    /** The same caller, about one workspace. */
    public Caller in(String team) {
        return new Caller(subject, role, Optional.of(team), slackUser, allChannels);
    }
}
