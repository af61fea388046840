/**
 * The simulator's own time, how fast retries come and codes expire, and the numbers that Slack does not tell.
 * Set by {@code control}, read by {@code delivery}, {@code socket} and {@code oauth}.
 */
@NullMarked
package com.atom.slack.simulator.pace;

import org.jspecify.annotations.NullMarked;
