/**
 * The one way to call Slack: {@link com.atom.slack.client.SlackCalls} leases the token, waits for the governor's permit, calls,
 * and says what Slack answered as a value. Used by every service that calls Slack's Web API with an installation's token, by itself
 * for reads and through {@code chat}, {@code reactions} and {@code files} for what they name.
 */
@NullMarked
package com.atom.slack.client;

import org.jspecify.annotations.NullMarked;
