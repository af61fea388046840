/**
 * Slack's Web API: methods, tokens, scopes, membership, pages and limits.
 * Called by apps under {@code /api/METHOD}.
 */
@NullMarked
package com.atom.slack.simulator.webapi;

import org.jspecify.annotations.NullMarked;
