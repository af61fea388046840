package com.atom.slack.contracts.internal;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Gateway to ingestion, {@code POST /internal/messages/lookup}: the current text of messages whose change is streamed.
 * The answer is {@code {"messages": [...]}} in the form of {@code /messages}; what is deleted or not visible is left out.
 *
 * @param items 1 to 500 messages
 */
public record MessageLookup(@NotEmpty @Size(max = 500) List<@Valid Item> items) {

    /** One message by its identity in the archive. */
    public record Item(long channelKey, @NotNull String ts) {}
}
