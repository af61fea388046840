package com.atom.slack.ingestion.live;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import com.atom.slack.ingestion.wire.UnreadableObservation;

/** Reads bodies of events without losing anything: numbers keep their digits, of a repeated name the last value counts. */
@ApplicationScoped
class Envelopes {

    private final ObjectReader reader;

    Envelopes(ObjectMapper mapper) {
        this.reader = mapper.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .without(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    /** Fails with {@link UnreadableObservation} for anything that is not one JSON object within the limits of depth and size. */
    JsonNode read(byte[] body) {
        try {
            JsonNode envelope = reader.readTree(body);
            if (envelope == null || !envelope.isObject()) {
                throw new UnreadableObservation("a JSON object is expected");
            }
            return envelope;
        } catch (JsonProcessingException malformed) {
            throw new UnreadableObservation(
                    "not readable as JSON: " + malformed.getClass().getSimpleName());
        } catch (IOException unreadable) {
            throw new UnreadableObservation("not readable");
        }
    }
}
