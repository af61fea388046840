/**
 * The one way to call Slack: {@link com.atom.slack.client.SlackCalls} leases the token, waits for the governor's permit, calls,
 * and says what Slack answered as a value. Used by every service that calls Slack's Web API with an installation's token.
 */
@NullMarked
package com.atom.slack.client;

import org.jspecify.annotations.NullMarked;
