/**
 * What the archive tells the house: change records through the outbox, the change log and the facts. Called by the fold after it has written rows, and by analytics and the gateway over REST.
 */
@NullMarked
package com.atom.slack.ingestion.changes;

import org.jspecify.annotations.NullMarked;
