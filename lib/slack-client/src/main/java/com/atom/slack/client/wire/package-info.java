/**
 * HTTP with Slack: one exchange in, status and parsed body out, with a deadline and a cap on the size. Knows neither limits nor
 * retries; used by {@link com.atom.slack.client.SlackCalls}.
 */
@NullMarked
package com.atom.slack.client.wire;

import org.jspecify.annotations.NullMarked;
