/**
 * The Events API as Slack sends it: which app sees what, signed, three seconds, three retries.
 * Fed by {@code acts}; its queue survives the process.
 */
@NullMarked
package com.atom.slack.simulator.delivery;

import org.jspecify.annotations.NullMarked;
