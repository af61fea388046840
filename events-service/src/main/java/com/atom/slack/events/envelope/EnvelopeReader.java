package com.atom.slack.events.envelope;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a body. Every byte is checked to be JSON, because what is published must be readable; no value is kept
 * but those of {@link Envelope}. Depth, name length and number length are bounded, so a hostile body costs no more than
 * its size.
 */
public final class EnvelopeReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNameLength(1_000)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** No id and no challenge of Slack is near it; what is longer counts as absent. */
    private static final int LONGEST_TEXT = 1_000;

    private final JsonParser parser;

    private @Nullable String type;
    private @Nullable String eventType;
    private @Nullable String eventId;
    private @Nullable String contextTeam;
    private @Nullable String authorizedTeam;
    private @Nullable String outerTeam;
    private @Nullable String channel;
    private @Nullable String appId;
    private @Nullable String challenge;

    private EnvelopeReader(JsonParser parser) {
        this.parser = parser;
    }

    /** The envelope; empty when the bytes are not one well-formed JSON object within the bounds. */
    public static Optional<Envelope> read(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            EnvelopeReader reader = new EnvelopeReader(parser);
            reader.outer();
            return parser.nextToken() == null ? Optional.of(reader.envelope()) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private Envelope envelope() {
        return new Envelope(type, eventType, eventId, team(), channel, appId, challenge);
    }

    private @Nullable String team() {
        if (contextTeam != null) {
            return contextTeam;
        }
        return authorizedTeam != null ? authorizedTeam : outerTeam;
    }

    private void outer() throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "type" -> type = text();
                case "event_id" -> eventId = text();
                case "context_team_id" -> contextTeam = text();
                case "team_id" -> outerTeam = text();
                case "api_app_id" -> appId = text();
                case "challenge" -> challenge = text();
                case "authorizations" -> authorizations();
                case "event" -> event();
                default -> parser.skipChildren();
            }
        }
    }

    private void authorizations() throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            parser.skipChildren();
            return;
        }
        boolean first = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (first) {
                authorizedTeam = member("team_id");
            } else {
                parser.skipChildren();
            }
            first = false;
        }
    }

    private void event() throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return;
        }
        String named = null;
        String byId = null;
        String ofItem = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "type" -> eventType = text();
                case "channel" -> named = parser.isExpectedStartObjectToken() ? member("id") : text();
                case "channel_id" -> byId = text();
                case "item" -> ofItem = member("channel");
                default -> parser.skipChildren();
            }
        }
        channel = named != null ? named : byId != null ? byId : ofItem;
    }

    /** One text member of the object that begins here; absent when the value is no object. Ends at the value's end. */
    private @Nullable String member(String wanted) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return null;
        }
        String found = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals(wanted)) {
                found = text();
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private @Nullable String text() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return null;
        }
        int length = parser.getTextLength();
        return length == 0 || length > LONGEST_TEXT ? null : parser.getText();
    }
}
