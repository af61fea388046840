/**
 * Slack's front door for apps: the authorize page and the exchange of a code for tokens.
 * Called by browsers and by the installing app.
 */
@NullMarked
package com.atom.slack.simulator.oauth;

import org.jspecify.annotations.NullMarked;
