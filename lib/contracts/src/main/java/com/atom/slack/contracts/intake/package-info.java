/**
 * The pulse of the intake. Sent by every replica of events, read by ingestion, which opens gaps where it stops.
 */
@NullMarked
package com.atom.slack.contracts.intake;

import org.jspecify.annotations.NullMarked;
