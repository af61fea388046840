/**
 * What only the archive knows and a report shows beside its numbers: names, and how complete the record is. Asked of
 * ingestion over HTTP; a report without them is still right.
 */
@NullMarked
package com.atom.slack.analytics.directory;

import org.jspecify.annotations.NullMarked;
