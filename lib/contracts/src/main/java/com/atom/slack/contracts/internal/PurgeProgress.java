package com.atom.slack.contracts.internal;

import java.util.Map;

/**
 * An owner's answer to {@code POST /internal/workspace/purge}: how far the deletion of the caller's workspace is.
 *
 * @param done whether nothing is left; false while it runs and while the wish has not arrived
 * @param deleted rows by table, so far
 */
public record PurgeProgress(boolean done, Map<String, Long> deleted) {}
