/**
 * Slack's status page as programs read it, and the incidents that somebody makes for it.
 * Read by apps without a token; incidents are made, changed and ended by {@code control}.
 */
@NullMarked
package com.atom.slack.simulator.status;

import org.jspecify.annotations.NullMarked;
