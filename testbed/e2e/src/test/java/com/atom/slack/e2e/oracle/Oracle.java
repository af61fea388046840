package com.atom.slack.e2e.oracle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.e2e.api.Api;
import com.atom.slack.e2e.slack.SimulatedSlack;

/** Compares the archive with the truth, channel by channel, through the public API only. */
public final class Oracle {

    private final SimulatedSlack slack;
    private final Api api;
    private final String team;

    public Oracle(SimulatedSlack slack, Api api, String team) {
        this.slack = slack;
        this.api = api;
        this.team = team;
    }

    /** What is lost, wrong or held without being true; empty when the archive equals the truth. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (SimulatedSlack.TrueChannel channel : slack.visibleChannels(team)) {
            Map<String, Fact> truth = truth(channel.id());
            Map<String, Fact> held = held(channel.id(), truth);
            Set<String> all = new LinkedHashSet<>(truth.keySet());
            all.addAll(held.keySet());
            for (String ts : all) {
                if (!Objects.equals(truth.get(ts), held.get(ts))) {
                    differences.add(channel.kind() + " " + channel.id() + " " + ts + "\n    true " + truth.get(ts)
                            + "\n    held " + held.get(ts));
                }
            }
        }
        return differences;
    }

    /** How many undeleted messages the token may see. */
    public int trueMessages() {
        return slack.visibleChannels(team).stream()
                .mapToInt(channel -> truth(channel.id()).size())
                .sum();
    }

    private Map<String, Fact> truth(String channel) {
        Map<String, Fact> facts = new TreeMap<>();
        slack.messages(team, channel).stream()
                .filter(message -> !message.path("deleted").asBoolean())
                .map(Fact::ofTruth)
                .forEach(fact -> facts.put(fact.ts(), fact));
        return facts;
    }

    private Map<String, Fact> held(String channel, Map<String, Fact> truth) {
        Map<String, Object> asked = Map.of("workspace_id", team, "channel_id", channel);
        if (api.post("/messages", asked).status() == 404) {
            return Map.of();
        }
        Map<String, Fact> facts = new TreeMap<>();
        api.all("/messages", "messages", asked).forEach(message -> add(facts, message));
        Set<String> threads = new LinkedHashSet<>();
        truth.values().forEach(fact -> threads.add(fact.thread()));
        facts.values().forEach(fact -> threads.add(fact.thread()));
        threads.remove("");
        for (String thread : threads) {
            api.all(
                            "/messages/replies",
                            "messages",
                            Map.of("workspace_id", team, "channel_id", channel, "thread_ts", thread))
                    .forEach(message -> add(facts, message));
        }
        return facts;
    }

    private static void add(Map<String, Fact> facts, JsonNode message) {
        Fact fact = Fact.ofArchive(message);
        facts.put(fact.ts(), fact);
    }
}
