/**
 * Forgets workspaces whose administrator wants it so. Works by itself on a schedule; asked by the consumer of events, by backfill
 * and by the administrator how far it is.
 */
@NullMarked
package com.atom.slack.ingestion.purge;

import org.jspecify.annotations.NullMarked;
