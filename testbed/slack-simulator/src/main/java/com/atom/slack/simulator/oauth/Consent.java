package com.atom.slack.simulator.oauth;

import java.util.List;

import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/**
 * What a person decided on the page.
 *
 * @param place   {@code T...} of a workspace, {@code E...} of a whole organisation
 * @param team    the workspace, or one of the organisation's
 * @param channel {@code C...} for an incoming webhook; empty when none was asked for
 */
record Consent(String place, Team team, User installer, List<String> scopes, List<String> userScopes, String channel) {}
