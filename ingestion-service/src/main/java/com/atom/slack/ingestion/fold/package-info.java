/**
 * The order-free fold of rule 2: events and pages in, rows and change records out, in the caller's transaction. Called by the live consumer and by backfill.
 */
@NullMarked
package com.atom.slack.ingestion.fold;

import org.jspecify.annotations.NullMarked;
