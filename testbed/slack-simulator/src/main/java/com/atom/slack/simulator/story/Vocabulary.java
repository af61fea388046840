package com.atom.slack.simulator.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;

/** What people at Northwind talk about; sentences come out as Slack stores them, escaped and with control sequences. */
final class Vocabulary {
    private final ObjectNode words;
    private final Map<String, Template> templates = new HashMap<>();

    private Vocabulary(ObjectNode words) {
        this.words = words;
    }

    static Vocabulary load() {
        try (InputStream in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("vocabulary.json"))) {
            return new Vocabulary(Json.objectIn(in.readAllBytes()).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode list(String... path) {
        JsonNode node = words;
        for (String step : path) {
            node = node.path(step);
        }
        return node;
    }

    /** One of a list of sentences, its slots filled for somebody who speaks in this channel. */
    String sentence(JsonNode sentences, Crowd crowd, Channel channel, RandomGenerator random) {
        return templates
                .computeIfAbsent(pick(sentences, random).asText(), Template::of)
                .filled(slot -> filled(slot, crowd, channel, random));
    }

    private String filled(String slot, Crowd crowd, Channel channel, RandomGenerator random) {
        return switch (slot) {
            case "person" -> "<@" + pick(crowd.members(channel), random) + ">";
            case "channel" -> {
                Channel mentioned = pick(crowd.open(), random);
                yield "<#" + mentioned.id() + "|" + mentioned.name() + ">";
            }
            case "link" ->
                "<https://northwind.example/"
                        + Escaping.literal(pick(list("slots", "path"), random).asText()) + "/" + random.nextInt(1000)
                        + ">";
            default -> Escaping.literal(pick(list("slots", slot), random).asText());
        };
    }

    static JsonNode pick(JsonNode list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
