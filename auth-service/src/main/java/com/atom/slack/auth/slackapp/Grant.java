package com.atom.slack.auth.slackapp;

import java.util.List;
import java.util.Optional;

import com.atom.slack.auth.vault.SlackToken;

/**
 * What Slack gave for a code ({@code oauth.v2.access}).
 *
 * @param appId {@code A…}
 * @param team {@code T…}; empty for an installation on a whole organisation
 * @param teamName as Slack shows it, of the organisation where there is no team; empty where Slack leaves it out
 * @param enterprise {@code E…}; empty outside an Enterprise organisation
 * @param botUser {@code U…}; empty when only user scopes were granted
 * @param installer {@code U…} of the person who allowed it
 * @param tokens the bot's and the person's, access tokens before their refresh tokens; at least one
 */
public record Grant(
        String appId,
        Optional<String> team,
        Optional<String> teamName,
        Optional<String> enterprise,
        Optional<String> botUser,
        Optional<String> installer,
        List<SlackToken> tokens) {}
