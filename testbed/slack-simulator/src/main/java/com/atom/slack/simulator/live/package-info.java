/**
 * Traffic of a working day that begins with the process and never stops.
 * Started by the server; it acts through {@code acts} as people do.
 */
@NullMarked
package com.atom.slack.simulator.live;

import org.jspecify.annotations.NullMarked;
