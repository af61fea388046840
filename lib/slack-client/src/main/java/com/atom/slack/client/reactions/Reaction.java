package com.atom.slack.client.reactions;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One emoji under a message.
 *
 * @param emoji the name as Slack says it, skin tone included
 * @param count how many people chose it
 * @param users who, as far as Slack says: may be fewer than {@code count}
 */
public record Reaction(String emoji, int count, List<String> users) {

    public Reaction {
        users = List.copyOf(users);
    }

    static List<Reaction> all(JsonNode reactions) {
        List<Reaction> all = new ArrayList<>();
        reactions.forEach(reaction -> all.add(of(reaction)));
        return all;
    }

    private static Reaction of(JsonNode reaction) {
        List<String> users = new ArrayList<>();
        reaction.path("users").forEach(user -> users.add(user.asText()));
        return new Reaction(
                reaction.path("name").asText(), reaction.path("count").asInt(), users);
    }
}
