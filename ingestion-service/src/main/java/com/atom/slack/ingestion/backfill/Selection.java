package com.atom.slack.ingestion.backfill;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.DateRange;
import com.atom.slack.contracts.api.IngestConfig;
import com.atom.slack.ingestion.channels.Channel;
import com.atom.slack.ingestion.wire.Fields;
import com.atom.slack.ingestion.wire.SlackTs;

/**
 * What of a workspace a run is to pull.
 *
 * @param oldest first ts wanted; absent for everything
 * @param latest last ts wanted; absent for everything up to the start
 * @param subtypes only messages of these subtypes ({@code message} for those without); empty for all
 * @param users only messages of these users; empty for all
 */
record Selection(
        @Nullable String oldest,
        @Nullable String latest,
        boolean includePrivate,
        boolean includeArchived,
        boolean excludeBots,
        boolean threads,
        Set<String> subtypes,
        Set<String> users) {

    static final Selection ALL = new Selection(null, null, true, true, false, true, Set.of(), Set.of());

    /** @throws IllegalArgumentException with a text for the caller when a date cannot be read */
    static Selection of(@Nullable IngestConfig config) {
        if (config == null) {
            return ALL;
        }
        var filters = Optional.ofNullable(config.filters());
        var sync = Optional.ofNullable(config.syncOptions());
        var features = Optional.ofNullable(config.features());
        Optional<DateRange> range =
                filters.map(IngestConfig.Filters::dateFilter).or(() -> sync.map(IngestConfig.SyncOptions::dateRange));
        return new Selection(
                range.map(DateRange::start)
                        .map(text -> SlackTs.of(moment(text, false)))
                        .orElse(null),
                range.map(DateRange::end)
                        .map(text -> SlackTs.of(moment(text, true)))
                        .orElse(null),
                filters.map(IngestConfig.Filters::includePrivate).orElse(true),
                filters.map(IngestConfig.Filters::includeArchived).orElse(true),
                filters.map(IngestConfig.Filters::excludeBots).orElse(false),
                features.map(IngestConfig.Features::threads).orElse(true),
                Set.copyOf(sync.map(IngestConfig.SyncOptions::messageTypes).orElse(List.of())),
                Set.copyOf(filters.map(IngestConfig.Filters::userFilter).orElse(List.of())));
    }

    private static Instant moment(String text, boolean end) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException noInstant) {
            try {
                LocalDate date = LocalDate.parse(text);
                return end
                        ? date.plusDays(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .minusNanos(1_000)
                        : date.atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeException noDate) {
                throw new IllegalArgumentException("\"" + text + "\" is neither an instant nor a date (ISO-8601)");
            }
        }
    }

    boolean wants(Channel channel) {
        return (includePrivate || !channel.isPrivate()) && (includeArchived || !channel.isArchived());
    }

    /** Whether nothing after {@code oldest} is left out, so that the reading of a channel proves something. */
    boolean proves() {
        return latest == null && threads && keepsAll();
    }

    /** The messages that are wanted, parents and replies alike. */
    List<JsonNode> kept(List<JsonNode> messages) {
        return keepsAll() ? messages : messages.stream().filter(this::keeps).toList();
    }

    private boolean keepsAll() {
        return !excludeBots && subtypes.isEmpty() && users.isEmpty();
    }

    private boolean keeps(JsonNode message) {
        String subtype = Fields.text(message, "subtype");
        String user = Fields.text(message, "user");
        return !(excludeBots && Fields.text(message, "bot_id") != null)
                && (subtypes.isEmpty() || subtypes.contains(subtype == null ? "message" : subtype))
                && (users.isEmpty() || (user != null && users.contains(user)));
    }
}
