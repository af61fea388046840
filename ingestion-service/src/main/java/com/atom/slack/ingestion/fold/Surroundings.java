package com.atom.slack.ingestion.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.channels.Channel;
import com.atom.slack.ingestion.channels.ChannelClaim;
import com.atom.slack.ingestion.channels.ChannelKind;
import com.atom.slack.ingestion.channels.ChannelReadable;
import com.atom.slack.ingestion.channels.Channels;
import com.atom.slack.ingestion.files.Files;
import com.atom.slack.ingestion.users.Users;

/** What surrounds messages: channels, members, users and files, joined before the messages of the same observations. */
@ApplicationScoped
class Surroundings {

    private final Channels channels;
    private final IdChanges idChanges;
    private final Users users;
    private final Files files;

    Surroundings(Channels channels, IdChanges idChanges, Users users, Files files) {
        this.channels = channels;
        this.idChanges = idChanges;
        this.users = users;
        this.files = files;
    }

    /** Every channel that anything is said of, by Slack's id, locked until the transaction ends. */
    Uni<Map<String, Channel>> locked(SqlConnection tx, String team, Reading reading) {
        Map<String, ChannelKind> asked = reading.allChannels();
        return asked.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : channels.locked(tx, team, asked).call(held -> kindsLearnt(tx, team, asked, held));
    }

    /** A channel that was known by its id alone is not private when an event says otherwise; everything else knows better. */
    private Uni<Void> kindsLearnt(
            SqlConnection tx, String team, Map<String, ChannelKind> asked, Map<String, Channel> held) {
        List<ChannelClaim> learnt = asked.entrySet().stream()
                .filter(said -> said.getValue() != ChannelKind.UNKNOWN
                        && held.get(said.getKey()).kind() == ChannelKind.UNKNOWN)
                .map(said -> ChannelClaim.about(said.getKey(), 1).withKind(said.getValue()))
                .toList();
        return each(
                learnt,
                claim -> channels.claimed(tx, team, claim, Origin.LIVE)
                        .invoke(channel -> held.put(claim.id(), channel))
                        .replaceWithVoid());
    }

    /** Joins everything but messages and their files. */
    Uni<Void> joined(SqlConnection tx, String team, Reading reading, Origin origin) {
        return each(reading.idChanges, change -> idChanges.apply(tx, team, change, origin))
                .chain(() -> each(reading.channels, claim -> claimed(tx, team, claim, origin, reading)))
                .chain(() -> each(
                        reading.members, m -> channels.member(tx, team, m.channel(), m.user(), m.at(), m.present())))
                .chain(() ->
                        each(reading.users, user -> users.seen(tx, team, List.of(user.user()), user.at(), origin)));
    }

    private Uni<Void> claimed(SqlConnection tx, String team, ChannelClaim claim, Origin origin, Reading reading) {
        return channels.claimed(tx, team, claim, origin)
                .invoke(channel -> {
                    if (Boolean.TRUE.equals(claim.member()) && channel.member()) {
                        reading.readable.add(new ChannelReadable(team, channel.key(), channel.id()));
                    }
                })
                .replaceWithVoid();
    }

    /** Joins the files that messages and events brought. */
    Uni<Void> files(SqlConnection tx, String team, Reading reading) {
        return each(
                        List.copyOf(byTime(reading.files).entrySet()),
                        entry -> files.seen(tx, team, entry.getValue(), entry.getKey()))
                .chain(() -> each(reading.deletedFiles, file -> files.deleted(tx, team, file)));
    }

    private static Map<Long, List<JsonNode>> byTime(List<Reading.FileSeen> seen) {
        Map<Long, List<JsonNode>> byTime = new TreeMap<>();
        seen.forEach(file ->
                byTime.computeIfAbsent(file.at(), at -> new ArrayList<>()).add(file.file()));
        return byTime;
    }

    /** One after the other: a connection does one thing at a time. */
    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> work) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (T item : items) {
            all = all.chain(() -> work.apply(item));
        }
        return all;
    }
}
