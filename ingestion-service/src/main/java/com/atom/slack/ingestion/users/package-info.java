/**
 * People and bots of a workspace, the newest record of each. Called by the fold, by backfill and by the REST edge of endpoint 11.
 */
@NullMarked
package com.atom.slack.ingestion.users;

import org.jspecify.annotations.NullMarked;
