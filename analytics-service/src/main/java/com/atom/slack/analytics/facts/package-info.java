/**
 * Facts about messages and the roll-ups that follow them, kept right under duplicates, edits, deletions and any order.
 * Fed by {@code slack.changes.v1} only; read by the activity.
 */
@NullMarked
package com.atom.slack.analytics.facts;

import org.jspecify.annotations.NullMarked;
