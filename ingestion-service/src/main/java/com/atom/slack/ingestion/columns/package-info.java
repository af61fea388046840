/**
 * Rows as arrays, one for each column, so that any number of them goes to PostgreSQL in one round trip. Used by every store.
 */
@NullMarked
package com.atom.slack.ingestion.columns;

import org.jspecify.annotations.NullMarked;
