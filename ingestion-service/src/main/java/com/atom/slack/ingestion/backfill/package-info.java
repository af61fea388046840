/**
 * Pulls a workspace's history into the archive: runs made of tasks under lease and fencing number, page and progress in one
 * transaction. Asked through endpoints 16 and 23; works by itself on a schedule.
 */
@NullMarked
package com.atom.slack.ingestion.backfill;

import org.jspecify.annotations.NullMarked;
