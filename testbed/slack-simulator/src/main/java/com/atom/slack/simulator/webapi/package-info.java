/**
 * Slack's Web API: tokens, scopes, membership, pages, limits and the errors all methods have in common.
 * Called by apps under {@code /api/METHOD}; the methods themselves are in the packages beneath.
 */
@NullMarked
package com.atom.slack.simulator.webapi;

import org.jspecify.annotations.NullMarked;
