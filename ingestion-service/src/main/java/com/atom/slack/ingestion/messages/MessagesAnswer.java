package com.atom.slack.ingestion.messages;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.MessageFilters;
import com.atom.slack.ingestion.paging.Completeness;

/**
 * Answer of endpoints 7 and 24.
 *
 * @param messages in the form of {@code SlackMessage}
 * @param total messages that match, over all pages
 * @param nextCursor absent on the last page
 * @param filters as they were applied; absent where there are none to apply
 */
public record MessagesAnswer(
        boolean ok,
        Instant timestamp,
        List<ObjectNode> messages,
        boolean hasMore,
        @Nullable Long total,
        @Nullable String nextCursor,
        @Nullable MessageFilters filters,
        Completeness completeness) {}
