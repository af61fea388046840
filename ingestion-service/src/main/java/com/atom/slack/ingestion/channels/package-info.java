/**
 * Channels under keys of our own, with Slack's ids as aliases, their members and how complete they are. Called by the fold, by backfill and by the REST edge of endpoint 6.
 */
@NullMarked
package com.atom.slack.ingestion.channels;

import org.jspecify.annotations.NullMarked;
