package com.atom.slack.contracts.internal;

import org.jspecify.annotations.Nullable;

/**
 * Auth's answer to {@link SignInFinish}: who it is, on Slack's word.
 *
 * @param team {@code T…}, a workspace that is connected
 * @param user {@code U…}
 * @param returnTo as given at the beginning; absent when nothing was given
 */
public record SlackPerson(
        String team, String user, @Nullable String returnTo) {}
