package com.atom.slack.auth.installations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an installation ended, as far as this answer of Slack's goes. */
sealed interface Finished {

    /**
     * The workspace is connected.
     *
     * @param name as Slack shows it
     * @param installer {@code U…}; empty when Slack does not say
     * @param scopes what was granted to the bot, or to the person where there is no bot
     * @param tokenType {@code bot} or {@code user}
     * @param expiresAt empty for tokens that do not rotate
     * @param missingScopes asked for and not granted
     * @param returnTo path on our own origin; empty for the closing page
     */
    record Installed(
            String team,
            String name,
            Optional<String> installer,
            List<String> scopes,
            String tokenType,
            Optional<Instant> expiresAt,
            List<String> missingScopes,
            Optional<String> returnTo)
            implements Finished {}

    /** The state is unknown, used, expired, or another browser's. Slack was not asked. */
    record StateRefused() implements Finished {}

    /**
     * The person said no on Slack's page.
     *
     * @param error Slack's code, such as {@code access_denied}
     */
    record Denied(String error) implements Finished {}

    /** Slack did not take the code. */
    record SlackRefused(String error, Optional<Integer> retryAfterSeconds) implements Finished {}

    record SlackUnreachable() implements Finished {}

    /** The grant is for another app than the one configured. */
    record WrongApp(String appId) implements Finished {}

    /** The grant is for another workspace than the one the administrator named. */
    record WrongWorkspace(String expected, String granted) implements Finished {}

    /** The grant names neither a workspace nor an organisation, so there is nothing to keep it under. */
    record NowhereGranted() implements Finished {}
}
