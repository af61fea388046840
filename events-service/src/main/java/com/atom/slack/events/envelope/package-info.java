/**
 * As much of an event's envelope as the door needs to key, mark and answer it, read in one pass without building a
 * tree. Read by the intake; what events mean is ingestion's business.
 */
@NullMarked
package com.atom.slack.events.envelope;

import org.jspecify.annotations.NullMarked;
