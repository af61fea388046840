/**
 * Files by id, as far as Slack told of them. Called by the fold and by backfill.
 */
@NullMarked
package com.atom.slack.ingestion.files;

import org.jspecify.annotations.NullMarked;
