/**
 * Slack's export ZIPs, and those of slackdump, brought in as new workspaces: read to the end and judged first, then told as
 * changes. Called by {@code control} and by the command line.
 */
@NullMarked
package com.atom.slack.simulator.imports;

import org.jspecify.annotations.NullMarked;
