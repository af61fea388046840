/**
 * The addresses at which an app may speak without a token: {@code response_url} and incoming webhooks, and what comes
 * of it, messages for all and messages that one person sees.
 * Called by the front for what apps post, and by {@code interaction}, which makes the addresses and hears first replies.
 */
@NullMarked
package com.atom.slack.simulator.hooks;

import org.jspecify.annotations.NullMarked;
