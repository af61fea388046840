/**
 * Workspaces and organisations as the ZIPs that Slack's export hands out; section 6 of the platform notes.
 * Called by {@code control} and by the command line.
 */
@NullMarked
package com.atom.slack.simulator.exports;

import org.jspecify.annotations.NullMarked;
