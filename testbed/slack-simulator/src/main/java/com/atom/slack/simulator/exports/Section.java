package com.atom.slack.simulator.exports;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Channel.Kind;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.SharedFile;
import com.atom.slack.simulator.workspace.Standstill;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.WorldThread;

/** The parts of a ZIP that have lists of their own: the only one of a workspace, several of an organisation. */
final class Section {
    private static final long NO_DAY = Long.MIN_VALUE;

    private final ExportZip zip;
    private final Layout layout;
    private final Days days;
    private final Standstill standstill;
    private final WorldThread worldsThread;
    private final Function<SharedFile, byte[]> bytes;
    private final Consumer<Counts> progress;
    private final Set<String> people = new HashSet<>();
    private final Set<String> uploads = new HashSet<>();
    private int conversations;
    private long messages;
    private long files;

    Section(
            ExportZip zip,
            Layout layout,
            Days days,
            Standstill standstill,
            WorldThread worldsThread,
            Function<SharedFile, byte[]> bytes,
            Consumer<Counts> progress) {
        this.zip = zip;
        this.layout = layout;
        this.days = days;
        this.standstill = standstill;
        this.worldsThread = worldsThread;
        this.bytes = bytes;
        this.progress = progress;
    }

    Counts counts(int workspaces) {
        return new Counts(workspaces, conversations, messages, people.size(), files);
    }

    /** @param prefix empty, or a folder with its slash */
    void write(String prefix, String usersFile, Collection<Team> teams, List<Channel> channels, boolean atOrg)
            throws IOException {
        zip.list(prefix + "channels.json", IndexJson.conversations(channels, Kind.PUBLIC, atOrg));
        if (layout != Layout.STANDARD) {
            zip.list(prefix + "groups.json", IndexJson.conversations(channels, Kind.PRIVATE, atOrg));
            zip.list(prefix + "dms.json", IndexJson.conversations(channels, Kind.IM, atOrg));
            zip.list(prefix + "mpims.json", IndexJson.conversations(channels, Kind.MPIM, atOrg));
        }
        List<ObjectNode> users = IndexJson.people(teams);
        users.forEach(user -> people.add(user.path("id").asText()));
        zip.list(prefix + usersFile, users);
        if (layout.isSlacks()) {
            zip.list(prefix + "integration_logs.json", each(teams.stream().flatMap(this::integrations)));
            zip.list(prefix + "canvases.json", each(teams.stream().flatMap(team -> canvases(team, channels))));
        }
        Folders folders = new Folders();
        for (Channel channel : channels) {
            conversation(prefix + folders.of(channel) + "/", channel);
            progress.accept(counts(teams.size()));
        }
    }

    private static Iterable<ObjectNode> each(Stream<ObjectNode> items) {
        return items::iterator;
    }

    private Stream<ObjectNode> integrations(Team team) {
        return IndexJson.integrations(team).stream();
    }

    private Stream<ObjectNode> canvases(Team team, List<Channel> channels) {
        return IndexJson.canvases(team, channels).stream().map(canvas -> ExportedMessage.sealed(canvas, token(team)));
    }

    /** Read by nobody any more when it is written. */
    private void conversation(String folder, Channel channel) throws IOException {
        conversations++;
        zip.folder(folder);
        Channel filled = worldsThread.call(() -> standstill.filled(channel));
        Team team = standstill.teams().get(filled.orgTeams().getFirst());
        messages(folder, team, filled);
        if (!layout.isSlacks()) {
            attachments(folder, team, filled);
        }
        Standstill.forget(filled);
    }

    private void messages(String folder, Team team, Channel channel) throws IOException {
        String token = token(team);
        Optional<JsonGenerator> day = Optional.empty();
        long number = NO_DAY;
        for (Message message : channel.all()) {
            if (Days.number(message) != number) {
                if (day.isPresent()) {
                    zip.endList(day.get());
                }
                number = Days.number(message);
                boolean wanted = days.include(Days.date(number));
                day = wanted ? Optional.of(zip.beginList(folder + Days.date(number) + ".json")) : Optional.empty();
            }
            if (day.isPresent()) {
                day.get().writeTree(ExportedMessage.of(team, channel, message, token));
                messages++;
                files += message.files().size();
            }
        }
        if (day.isPresent()) {
            zip.endList(day.get());
        }
    }

    private String token(Team team) {
        return layout.isSlacks() ? DownloadToken.of(team.id(), layout) : "";
    }

    private void attachments(String folder, Team team, Channel channel) throws IOException {
        for (Message message : channel.all()) {
            for (String id : message.files()) {
                SharedFile file = team.files().get(id);
                if (file != null && days.include(Days.date(Days.number(message)))) {
                    String path = layout.attachment(folder, id, file.name()).orElseThrow();
                    if (uploads.add(path)) {
                        zip.file(path, bytes.apply(file));
                    }
                }
            }
        }
    }
}
