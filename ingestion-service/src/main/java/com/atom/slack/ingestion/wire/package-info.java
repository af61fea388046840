/**
 * Slack's own vocabulary as values: ts, text, content and JSON that PostgreSQL can hold. Used by every feature that reads what Slack sent.
 */
@NullMarked
package com.atom.slack.ingestion.wire;

import org.jspecify.annotations.NullMarked;
