/**
 * The Events API as Slack sends it: which app sees what, signed, three seconds, three retries, and when it gives up.
 * Fed by {@code acts}, over HTTP or {@code socket}; its queue survives the process.
 */
@NullMarked
package com.atom.slack.simulator.delivery;

import org.jspecify.annotations.NullMarked;
