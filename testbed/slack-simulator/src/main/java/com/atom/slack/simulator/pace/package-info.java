/**
 * The simulator's own time: how fast retries come and codes expire.
 * Set by {@code control}, read by {@code delivery} and {@code oauth}.
 */
@NullMarked
package com.atom.slack.simulator.pace;

import org.jspecify.annotations.NullMarked;
