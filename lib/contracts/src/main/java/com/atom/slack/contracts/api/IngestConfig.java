package com.atom.slack.contracts.api;

import java.util.List;

import jakarta.validation.Valid;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What to pull, in the names that existing clients send.
 *
 * @param syncOptions which messages and from when; absent for all
 * @param filters which channels and users; absent for all that the token may read
 * @param features which parts of messages; absent for all
 */
public record IngestConfig(
        @JsonProperty("syncOptions") @Nullable @Valid SyncOptions syncOptions,
        @Nullable @Valid Filters filters,
        @Nullable @Valid Features features) {

    /**
     * @param messageTypes subtypes to keep; absent for all
     * @param realTimeSync whether live events are folded in too; true by default
     * @param syncFrequency {@code realtime}, {@code hourly}, {@code daily} or {@code weekly}
     * @param dateRange absent for the whole history
     */
    public record SyncOptions(
            @JsonProperty("messageTypes") @Nullable List<String> messageTypes,
            @JsonProperty("realTimeSync") @Nullable Boolean realTimeSync,
            @JsonProperty("syncFrequency") @Nullable String syncFrequency,
            @JsonProperty("dateRange") @Nullable @Valid DateRange dateRange) {}

    /**
     * @param includePrivate true by default
     * @param includeArchived true by default
     * @param excludeBots false by default
     * @param dateFilter absent for the whole history
     * @param userFilter only messages of these users; absent for all
     */
    public record Filters(
            @JsonProperty("includePrivate") @Nullable Boolean includePrivate,
            @JsonProperty("includeArchived") @Nullable Boolean includeArchived,
            @JsonProperty("excludeBots") @Nullable Boolean excludeBots,
            @JsonProperty("dateFilter") @Nullable @Valid DateRange dateFilter,
            @JsonProperty("userFilter") @Nullable List<String> userFilter) {}

    /** Parts of messages to keep; each true by default. */
    public record Features(
            @Nullable Boolean reactions,
            @Nullable Boolean threads,
            @Nullable Boolean files,
            @Nullable Boolean mentions,
            @Nullable Boolean starred,
            @Nullable Boolean pinned) {}
}
