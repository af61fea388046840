/**
 * The one way to the worker pool for work that blocks. Called by whoever reads files or waits for Slack's client.
 */
@NullMarked
package com.atom.slack.auth.blocking;

import org.jspecify.annotations.NullMarked;
