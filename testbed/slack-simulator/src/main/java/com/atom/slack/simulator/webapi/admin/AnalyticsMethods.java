package com.atom.slack.simulator.webapi.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/** One day of an organisation in figures: a JSON object a line, zipped. Days are those of Greenwich. */
final class AnalyticsMethods {
    private final World world;

    AnalyticsMethods(World world) {
        this.world = world;
    }

    Stream<ApiMethod> all() {
        return Stream.of(ApiMethod.read("admin.analytics.getFile", ApiMethod.TIER_2, "admin.analytics:read", this::file)
                .answeringFile());
    }

    private ObjectNode file(ApiCall call) {
        List<Team> teams = AdminMethods.teams(call, world, "admin.analytics:read");
        String type = call.required("type");
        LocalDate day = day(call);
        List<ObjectNode> lines = switch (type) {
            case "member" -> members(teams, day);
            case "public_channel" -> channels(teams, day);
            default -> throw new ApiError("invalid_type");
        };
        if (call.flag("metadata_only")) {
            if (!type.equals("public_channel")) {
                throw new ApiError("metadata_not_available");
            }
            lines.forEach(line -> line.retain("channel_id", "title", "description", "visibility", "date"));
        }
        return Json.object().put("file", zipped(lines));
    }

    /** A day that is over; today's file is not there yet. */
    private static LocalDate day(ApiCall call) {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochSecond(call.pace().seconds()), ZoneOffset.UTC);
        if (call.arg("date").isEmpty()) {
            if (call.flag("metadata_only")) {
                return today;
            }
            throw new ApiError("invalid_date");
        }
        LocalDate day;
        try {
            day = LocalDate.parse(call.required("date"));
        } catch (DateTimeException e) {
            throw new ApiError("invalid_date");
        }
        if (!day.isBefore(today)) {
            throw new ApiError("file_not_yet_available");
        }
        return day;
    }

    private static Stream<Message> said(Channel channel, LocalDate day) {
        long from = day.toEpochDay() * 86_400_000_000L;
        List<Message> all = channel.all();
        return all.subList(Channel.firstAtLeast(all, from), Channel.firstAtLeast(all, from + 86_400_000_000L)).stream()
                .filter(message -> !message.isSystem());
    }

    private static List<ObjectNode> members(List<Team> teams, LocalDate day) {
        Map<String, ObjectNode> lines = new LinkedHashMap<>();
        for (Team team : teams) {
            Map<String, int[]> counts = new LinkedHashMap<>();
            team.channels().values().stream()
                    .filter(channel -> channel.orgTeams().getFirst().equals(team.id()))
                    .forEach(channel -> said(channel, day).forEach(message -> {
                        int[] of = counts.computeIfAbsent(message.user(), unknown -> new int[2]);
                        of[0]++;
                        boolean open = channel.kind() == Channel.Kind.PUBLIC || channel.kind() == Channel.Kind.PRIVATE;
                        of[1] += open ? 1 : 0;
                    }));
            team.users().values().stream()
                    .filter(user -> team.employs(user) && !user.isBot() && !user.isDeleted())
                    .filter(user -> !user.id().equals("USLACKBOT"))
                    .forEach(user -> member(lines.computeIfAbsent(user.id(), id -> blank(team, user, day)), counts));
        }
        return new ArrayList<>(lines.values());
    }

    private static ObjectNode blank(Team team, User user, LocalDate day) {
        ObjectNode line = Json.object();
        team.enterprise().ifPresent(org -> line.put("enterprise_id", org.id()));
        line.put("team_id", team.id()).put("date", day.toString()).put("user_id", user.id());
        line.put("email_address", user.email())
                .put("is_guest", user.json(false).path("is_restricted").asBoolean());
        line.put("is_billable_seat", true).put("is_active", false);
        return line.put("messages_posted_count", 0).put("channel_messages_posted_count", 0);
    }

    private static void member(ObjectNode line, Map<String, int[]> counts) {
        int[] of = counts.getOrDefault(line.path("user_id").asText(), new int[2]);
        int all = line.path("messages_posted_count").asInt() + of[0];
        line.put("messages_posted_count", all).put("is_active", all > 0);
        line.put(
                "channel_messages_posted_count",
                line.path("channel_messages_posted_count").asInt() + of[1]);
    }

    private static List<ObjectNode> channels(List<Team> teams, LocalDate day) {
        Map<String, ObjectNode> lines = new LinkedHashMap<>();
        for (Team team : teams) {
            for (Channel channel : team.channels().values()) {
                if (channel.kind() == Channel.Kind.PUBLIC) {
                    lines.computeIfAbsent(channel.id(), id -> channel(team, channel, day));
                }
            }
        }
        return new ArrayList<>(lines.values());
    }

    private static ObjectNode channel(Team team, Channel channel, LocalDate day) {
        List<Message> said = said(channel, day).toList();
        ObjectNode line = Json.object();
        team.enterprise().ifPresent(org -> line.put("enterprise_id", org.id()));
        line.putObject("originating_team").put("team_id", team.id()).put("name", team.name());
        line.put("channel_id", channel.id()).put("title", channel.name()).put("description", channel.purposeText());
        line.put("visibility", "public").put("date", day.toString()).put("date_created", channel.created());
        line.put("total_members_count", channel.members().size());
        line.put("messages_posted_count", said.size());
        long writers = said.stream().map(Message::user).distinct().count();
        return line.put("members_who_posted_count", writers);
    }

    private static byte[] zipped(List<ObjectNode> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            for (ObjectNode line : lines) {
                zip.write((Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
