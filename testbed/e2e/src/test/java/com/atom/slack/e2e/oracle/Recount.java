package com.atom.slack.e2e.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.e2e.slack.SimulatedSlack;

/** Activity recounted from the truth: every undeleted message by its ts, replies and bots too, notices of channels not. */
public final class Recount {

    private static final Set<String> NOT_COUNTED = Set.of(
            "channel_join",
            "channel_leave",
            "channel_topic",
            "channel_purpose",
            "channel_name",
            "channel_archive",
            "channel_unarchive",
            "group_join",
            "group_leave",
            "group_topic",
            "group_purpose",
            "group_name",
            "group_archive",
            "group_unarchive",
            "pinned_item",
            "unpinned_item");

    private Recount() {}

    /** Activity of one day. */
    public record Day(int messages, int users, int channels) {}

    /** Day by day in the time zone; days without a message are left out. */
    public static Map<String, Day> days(SimulatedSlack slack, String team, ZoneId zone) {
        Map<String, Integer> messages = new TreeMap<>();
        Map<String, Set<String>> users = new TreeMap<>();
        Map<String, Set<String>> channels = new TreeMap<>();
        for (SimulatedSlack.TrueChannel channel : slack.visibleChannels(team)) {
            for (JsonNode message : slack.messages(team, channel.id())) {
                if (message.path("deleted").asBoolean()
                        || NOT_COUNTED.contains(message.path("subtype").asText(""))) {
                    continue;
                }
                String day = day(message.path("ts").asText(), zone);
                String author =
                        message.path("user").asText(message.path("bot_id").asText());
                messages.merge(day, 1, Integer::sum);
                users.computeIfAbsent(day, none -> new HashSet<>()).add(author);
                channels.computeIfAbsent(day, none -> new HashSet<>()).add(channel.id());
            }
        }
        Map<String, Day> days = new TreeMap<>();
        messages.forEach((day, count) -> days.put(
                day, new Day(count, users.get(day).size(), channels.get(day).size())));
        return days;
    }

    private static String day(String ts, ZoneId zone) {
        return Instant.ofEpochSecond(Long.parseLong(ts.substring(0, ts.indexOf('.'))))
                .atZone(zone)
                .toLocalDate()
                .toString();
    }
}
