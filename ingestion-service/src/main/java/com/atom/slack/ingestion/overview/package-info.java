/**
 * One workspace as a whole: what Slack says of it, how much the archive holds and how healthy that is. Called over REST for
 * endpoints 1, 4 and 5.
 */
@NullMarked
package com.atom.slack.ingestion.overview;

import org.jspecify.annotations.NullMarked;
