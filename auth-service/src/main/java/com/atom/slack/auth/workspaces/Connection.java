package com.atom.slack.auth.workspaces;

import java.util.List;
import java.util.Optional;

/**
 * An installation as a workspace sees it; no secrets.
 *
 * @param team {@code T…}
 * @param name as Slack shows it; empty keeps the name that is known
 * @param enterprise {@code E…}; empty outside an Enterprise organisation
 * @param botUser {@code U…}; empty when only user scopes were granted
 * @param botScopes what the bot may do; empty as botUser
 * @param tokenHome {@code E…} of the organisation whose token is used; empty for a workspace with tokens of its own
 * @param installer {@code U…} of the person who allowed it
 */
public record Connection(
        String team,
        Optional<String> name,
        Optional<String> enterprise,
        String appId,
        Optional<String> botUser,
        Optional<List<String>> botScopes,
        Optional<String> installer,
        Optional<String> tokenHome) {}
