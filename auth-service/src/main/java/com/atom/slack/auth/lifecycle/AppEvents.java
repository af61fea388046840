package com.atom.slack.auth.lifecycle;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import com.atom.slack.auth.lifecycle.AppEvent.Happening;

/** Finds the few events about the app itself among all the others, most of which are not even read as JSON. */
@Singleton
class AppEvents {

    private static final Pattern PLACE = Pattern.compile("[TE][A-Z0-9]{1,20}");
    private static final int LONGEST = 64 * 1024;
    private static final Set<String> TYPES =
            Set.of("tokens_revoked", "app_uninstalled", "team_access_granted", "team_access_revoked");

    private final ObjectMapper mapper;

    AppEvents(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Empty for an event that is about something else.
     *
     * @throws UnreadableEvent when it is about the app and makes no sense
     */
    Optional<AppEvent> read(byte[] body) {
        if (!mayBe(body)) {
            return Optional.empty();
        }
        JsonNode envelope = tree(body);
        String type = envelope.path("event").path("type").asText();
        return TYPES.contains(type) ? Optional.of(event(envelope, type)) : Optional.empty();
    }

    private static boolean mayBe(byte[] body) {
        if (body.length > LONGEST) {
            return false;
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return TYPES.stream().anyMatch(text::contains);
    }

    private JsonNode tree(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (IOException malformed) {
            throw new UnreadableEvent("not well-formed JSON");
        }
    }

    private static AppEvent event(JsonNode envelope, String type) {
        JsonNode event = envelope.path("event");
        Happening happening = switch (type) {
            case "tokens_revoked" ->
                new Happening.TokensRevoked(
                        ids(event.path("tokens").path("bot")),
                        ids(event.path("tokens").path("oauth")));
            case "app_uninstalled" -> new Happening.Uninstalled();
            default -> new Happening.AccessChanged();
        };
        return new AppEvent(place(envelope), envelope.path("api_app_id").asText(), moment(envelope), happening);
    }

    /** The tenant by rule 1 of the design; the organisation where no workspace is named. */
    private static String place(JsonNode envelope) {
        JsonNode first = envelope.path("authorizations").path(0);
        for (JsonNode candidate : List.of(
                envelope.path("context_team_id"),
                first.path("team_id"),
                envelope.path("team_id"),
                envelope.path("context_enterprise_id"),
                first.path("enterprise_id"),
                envelope.path("enterprise_id"))) {
            if (PLACE.matcher(candidate.asText("")).matches()) {
                return candidate.asText();
            }
        }
        throw new UnreadableEvent("no workspace is named");
    }

    private static Instant moment(JsonNode envelope) {
        String exact = envelope.path("event").path("event_ts").asText("");
        String seconds = exact.matches("\\d{1,11}(\\.\\d{1,6})?")
                ? exact
                : envelope.path("event_time").asText("");
        if (!seconds.matches("\\d{1,11}(\\.\\d{1,6})?")) {
            throw new UnreadableEvent("no time is told");
        }
        return Instant.ofEpochMilli(new BigDecimal(seconds).movePointRight(3).longValue());
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
