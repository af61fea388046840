/**
 * The Slack app that this platform is: its credentials, what of them is missing, its addresses, and the exchange of a code for tokens. Called by installations and status.
 */
@NullMarked
package com.atom.slack.auth.slackapp;

import org.jspecify.annotations.NullMarked;
