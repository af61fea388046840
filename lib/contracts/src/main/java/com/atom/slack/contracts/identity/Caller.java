package com.atom.slack.contracts.identity;

import java.util.List;
import java.util.Optional;

/**
 * Who calls, as an internal token says it.
 *
 * @param subject the credential: {@code key:<id>}, {@code user:<id>}, {@code service:<name>} or {@code anonymous}
 * @param role what the caller may do
 * @param team the one workspace this call is about ({@code T…}); empty for calls that are about none
 * @param slackUser {@code U…} of a person signed in through Slack; empty for keys and services
 * @param allChannels whether private channels and direct messages are visible too
 * @param teams the workspaces that the credential covers; {@code ["*"]} for all, empty when that does not matter to the call
 */
public record Caller(
        String subject,
        Role role,
        Optional<String> team,
        Optional<String> slackUser,
        boolean allChannels,
        List<String> teams) {

    private static final String ALL = "*";

    public Caller {
        teams = List.copyOf(teams);
    }

    /** A caller who covers the workspace of the call and no other. */
    public Caller(String subject, Role role, Optional<String> team, Optional<String> slackUser, boolean allChannels) {
        this(subject, role, team, slackUser, allChannels, team.map(List::of).orElse(List.of()));
    }

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

    /** Whether the credential covers all workspaces, those to come as well. */
    public boolean coversAll() {
        return teams.contains(ALL);
    }

    /** Whether the credential covers the workspace. */
    public boolean covers(String team) {
        return coversAll() || teams.contains(team);
    }
}
