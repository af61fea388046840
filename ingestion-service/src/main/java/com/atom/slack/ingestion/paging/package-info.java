/**
 * Signed cursors, completeness and the time limit of reads. Used by every REST edge.
 */
@NullMarked
package com.atom.slack.ingestion.paging;

import org.jspecify.annotations.NullMarked;
