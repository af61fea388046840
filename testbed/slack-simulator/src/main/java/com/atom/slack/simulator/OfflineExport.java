package com.atom.slack.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import com.atom.slack.simulator.acts.Past;
import com.atom.slack.simulator.exports.Counts;
import com.atom.slack.simulator.exports.Days;
import com.atom.slack.simulator.exports.Export;
import com.atom.slack.simulator.exports.Layout;
import com.atom.slack.simulator.imports.Importer;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.webapi.files.Store;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;
import com.atom.slack.simulator.workspace.WorldThread;

/**
 * An export without a server: the story told, the folder's journal replayed, the ZIP written.
 *
 * @param file what is there already is replaced, when the whole ZIP is written
 * @param of   id, domain or name of a workspace, or the id of an organisation; absent for the first workspace
 */
record OfflineExport(Path file, Layout layout, Optional<String> of, Days days) {
    /**
     * Answers a line for a person.
     *
     * @param progress shows how far it is
     * @throws IllegalArgumentException when there is no such workspace, or a ZIP cannot be taken
     * @throws IllegalStateException    when a simulator uses the folder
     */
    String write(SimulatorOptions options, List<Path> imports, ProgressLine progress) {
        FolderLock lock = FolderLock.on(options.dataDir());
        Pace pace = new Pace(options.clock());
        progress.show("telling the story");
        World world = StoryFile.of(options).told();
        try (Journal journal = Journal.open(options.dataDir(), pace, line -> world.apply(Change.from(line)))) {
            Changes changes = new Changes(world, new SplittableRandom(options.seed()), pace::micros);
            Importer importer = new Importer(world, changes, new Past(world, journal));
            new KeptImports(options.dataDir(), progress).take(imports, importer);
            return write(world, new Store(options.dataDir()), progress);
        } finally {
            lock.close();
        }
    }

    private String write(World world, Store store, ProgressLine progress) {
        String id = of.map(wished -> id(world, wished))
                .orElseGet(() -> world.teams().keySet().iterator().next());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Counts counts;
            try (Export export = Export.begin(world, id, layout, days).orElseThrow();
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                counts = export.writeTo(
                        out, WorldThread.CALLER, store::bytes, soFar -> progress.show("writing: " + soFar));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return file + ": " + layout.wire() + " export of " + name(world, id) + " (" + id + "): " + counts + "; "
                    + Files.size(file) + " bytes";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static String id(World world, String wished) {
        return world.teams().values().stream()
                .filter(team -> List.of(team.id(), team.domain(), team.name()).contains(wished))
                .map(Team::id)
                .findFirst()
                .or(() -> world.enterprises().stream()
                        .map(Enterprise::id)
                        .filter(wished::equals)
                        .findFirst())
                .orElseThrow(() ->
                        new IllegalArgumentException("--team " + wished + " is not known; there are " + known(world)));
    }

    private static String known(World world) {
        String teams = world.teams().values().stream()
                .map(team -> team.id() + " (" + team.domain() + ")")
                .collect(Collectors.joining(", "));
        return teams
                + world.enterprises().stream()
                        .map(org -> ", " + org.id() + " (" + org.domain() + ")")
                        .collect(Collectors.joining());
    }

    private static String name(World world, String id) {
        return world.team(id)
                .map(Team::name)
                .orElseGet(() -> world.enterprises().stream()
                        .filter(org -> org.id().equals(id))
                        .map(Enterprise::name)
                        .collect(Collectors.joining()));
    }
}
