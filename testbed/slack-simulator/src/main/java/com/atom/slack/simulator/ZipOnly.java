package com.atom.slack.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Collectors;

import com.atom.slack.simulator.exports.Counts;
import com.atom.slack.simulator.exports.Days;
import com.atom.slack.simulator.exports.Export;
import com.atom.slack.simulator.exports.Layout;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;
import com.atom.slack.simulator.workspace.WorldThread;

/**
 * {@code --export-zip}: the story and what a folder's journal adds to it as a Slack export, without a server.
 *
 * @param file takes the ZIP when it is whole; until then it stands beside it under another name
 * @param team id or domain of a workspace or an organisation; the first workspace without one
 */
record ZipOnly(Path file, Layout layout, Optional<String> team) {
    /**
     * @throws IOException              when the file cannot be written
     * @throws IllegalArgumentException when there is no such workspace
     */
    Counts write(SimulatorOptions options) throws IOException {
        Files.createDirectories(options.dataDir());
        World world = StoryFile.of(options).told();
        Pace pace = new Pace(options.clock());
        try (Journal journal = Journal.open(options.dataDir(), pace, line -> world.apply(Change.from(line)));
                Export export = Export.begin(world, id(world), layout, new Days(Optional.empty(), Optional.empty()))
                        .orElseThrow()) {
            Path next = file.toAbsolutePath().resolveSibling(file.getFileName() + ".part");
            try (OutputStream out = Files.newOutputStream(next)) {
                Counts counts = export.writeTo(out, WorldThread.CALLER);
                out.close();
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
                return counts;
            } finally {
                Files.deleteIfExists(next);
            }
        }
    }

    private String id(World world) {
        String asked = team.orElseGet(() -> world.teams().keySet().iterator().next());
        Optional<String> workspace = world.teams().values().stream()
                .filter(known -> known.id().equals(asked) || known.domain().equals(asked))
                .map(Team::id)
                .findFirst();
        return workspace
                .or(() -> world.enterprises().stream()
                        .filter(org -> org.id().equals(asked) || org.domain().equals(asked))
                        .map(org -> org.id())
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("no workspace " + asked + "; there are "
                        + world.teams().values().stream().map(Team::domain).collect(Collectors.joining(", "))));
    }
}
