package com.atom.slack.ingestion.search;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A query as it was understood. Moments are ts strings in UTC; lists are empty and other parts absent where nothing was said.
 *
 * @param all words and phrases that must occur
 * @param none words and phrases that must not
 * @param in names or ids of channels, any of them, without the sign
 * @param from names or ids of users, any of them, without the sign
 * @param notBefore inclusive
 * @param before exclusive
 * @param hasFile absent when it does not matter
 * @param hasLink absent when it does not matter
 * @param hasReaction absent when it does not matter
 * @param hasThread whether it is a parent; absent when it does not matter
 * @param inThread whether it is a parent or a reply; absent when it does not matter
 */
public record SearchQuery(
        List<String> all,
        List<String> none,
        List<String> in,
        List<String> from,
        @Nullable String notBefore,
        @Nullable String before,
        @Nullable Boolean hasFile,
        @Nullable Boolean hasLink,
        @Nullable Boolean hasReaction,
        @Nullable Boolean hasThread,
        @Nullable Boolean inThread) {}
