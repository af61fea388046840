/**
 * Full-text search over what the caller may see, through the one search function. Called by the REST edge of endpoint 13.
 */
@NullMarked
package com.atom.slack.ingestion.search;

import org.jspecify.annotations.NullMarked;
