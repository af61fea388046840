package com.atom.slack.simulator.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.SharedFile;
import com.atom.slack.simulator.workspace.Standstill;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;
import com.atom.slack.simulator.workspace.WorldThread;

/**
 * A workspace or an organisation as it is at the moment of {@link #begin}, written message by message: neither the ZIP nor
 * what a conversation looks like in it is ever whole in memory. The same world gives the same bytes.
 */
public final class Export implements AutoCloseable {
    private final Standstill standstill;
    private final Optional<Enterprise> organisation;
    private final Layout layout;
    private final Days days;

    private Export(Standstill standstill, Optional<Enterprise> organisation, Layout layout, Days days) {
        this.standstill = standstill;
        this.organisation = organisation;
        this.layout = layout;
        this.days = days;
    }

    /**
     * On the world's thread; to be closed there.
     *
     * @param id {@code T...} of a workspace or {@code E...} of an organisation
     * @return empty when there is neither
     */
    public static Optional<Export> begin(World world, String id, Layout layout, Days days) {
        Optional<Enterprise> organisation =
                world.enterprises().stream().filter(org -> org.id().equals(id)).findFirst();
        if (organisation.isPresent()) {
            Standstill standstill = world.standstill(world.teamsOf(id), layout::shows);
            return Optional.of(new Export(standstill, organisation, layout, days));
        }
        return world.team(id).map(team -> {
            Standstill standstill =
                    world.standstill(List.of(team), channel -> layout.shows(channel) && belongs(team, channel));
            return new Export(standstill, organisation, layout, days);
        });
    }

    /** A workspace of an organisation has neither the channels it shares with others nor direct messages. */
    private static boolean belongs(Team team, Channel channel) {
        return team.enterprise().isEmpty() || isOfWorkspace(channel);
    }

    private static boolean isOfWorkspace(Channel channel) {
        boolean named = channel.kind() == Channel.Kind.PUBLIC || channel.kind() == Channel.Kind.PRIVATE;
        return named && !channel.isOrgShared();
    }

    /** For the browser that saves it. */
    public String fileName() {
        String domain = organisation
                .map(Enterprise::domain)
                .orElseGet(() -> standstill.teams().values().iterator().next().domain());
        String plain = domain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        return plain + "-" + layout.wire() + "-export.zip";
    }

    /**
     * On any thread but the world's; does not close the stream.
     *
     * @param bytes    of a file, for the layouts that bring them
     * @param progress what is written so far, after each conversation, on the caller's thread
     * @throws IOException when the stream takes no more
     */
    public Counts writeTo(
            OutputStream out, WorldThread worldsThread, Function<SharedFile, byte[]> bytes, Consumer<Counts> progress)
            throws IOException {
        Collection<Team> teams = standstill.teams().values();
        List<Channel> everything = standstill.channels();
        try (ExportZip zip = new ExportZip(out)) {
            Section section = new Section(zip, layout, days, standstill, worldsThread, bytes, progress);
            if (organisation.isEmpty()) {
                section.write("", "users.json", teams, everything, false);
                return section.counts(teams.size());
            }
            List<Channel> ofAll = everything.stream()
                    .filter(channel -> !isOfWorkspace(channel))
                    .toList();
            section.write("", "org_users.json", teams, ofAll, true);
            Folders folders = new Folders();
            for (Team team : teams) {
                List<Channel> own = new ArrayList<>(team.channels().values());
                own.removeIf(channel -> !isOfWorkspace(channel));
                String prefix = "teams/" + folders.free(team.name(), team.id()) + "/";
                section.write(prefix, "users.json", List.of(team), own, false);
            }
            return section.counts(teams.size());
        }
    }

    /** On the world's thread. */
    @Override
    public void close() {
        standstill.close();
    }
}
