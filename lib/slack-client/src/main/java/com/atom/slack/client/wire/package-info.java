/**
 * HTTP with Slack: one exchange in, status and parsed body out, or a file to or from the disk, with a deadline and a cap on the size.
 * Knows no limits; used by {@link com.atom.slack.client.SlackCalls} and by uploads and downloads.
 */
@NullMarked
package com.atom.slack.client.wire;

import org.jspecify.annotations.NullMarked;
