package com.atom.slack.simulator.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.Team;

/** What people at Northwind talk about; sentences come out as Slack stores them, escaped and with control sequences. */
final class Vocabulary {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final Pattern SEQUENCE = Pattern.compile("<(?:!here|https://[^<>]*)>|[&<>]");

    private final ObjectNode words;

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
    String sentence(JsonNode templates, Team team, Channel channel, RandomGenerator random) {
        String template = pick(templates, random).asText();
        Matcher literal = SEQUENCE.matcher(template);
        String safe = literal.replaceAll(part ->
                Matcher.quoteReplacement(part.group().length() == 1 ? Escaping.literal(part.group()) : part.group()));
        return SLOT.matcher(safe)
                .replaceAll(slot -> Matcher.quoteReplacement(filled(slot.group(1), team, channel, random)));
    }

    private String filled(String slot, Team team, Channel channel, RandomGenerator random) {
        return switch (slot) {
            case "person" -> "<@" + pick(channel.members().toArray(String[]::new), random) + ">";
            case "channel" -> mentioned(team, random);
            case "link" ->
                "<https://northwind.example/"
                        + Escaping.literal(pick(list("slots", "path"), random).asText()) + "/" + random.nextInt(1000)
                        + ">";
            default -> Escaping.literal(pick(list("slots", slot), random).asText());
        };
    }

    private static String mentioned(Team team, RandomGenerator random) {
        Channel[] open = team.channels().values().stream()
                .filter(channel -> channel.kind() == Channel.Kind.PUBLIC)
                .toArray(Channel[]::new);
        Channel channel = pick(open, random);
        return "<#" + channel.id() + "|" + channel.name() + ">";
    }

    static JsonNode pick(JsonNode list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    static <T> T pick(T[] list, RandomGenerator random) {
        return list[random.nextInt(list.length)];
    }
}
