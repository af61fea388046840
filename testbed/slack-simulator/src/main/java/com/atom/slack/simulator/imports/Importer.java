package com.atom.slack.simulator.imports;

import java.nio.file.Path;
import java.util.function.Consumer;

import com.atom.slack.simulator.acts.Past;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.World;
import com.atom.slack.simulator.workspace.WorldThread;

/** Takes ZIPs in, whole or not at all. */
public final class Importer {
    private final World world;
    private final Changes changes;
    private final Past past;

    public Importer(World world, Changes changes, Past past) {
        this.world = world;
        this.changes = changes;
        this.past = past;
    }

    /**
     * On any thread but the world's, which it needs for some milliseconds again and again. A process that is killed in the
     * midst keeps the part it had told.
     *
     * @param progress told again and again on the caller's thread
     * @throws CorruptExport when the ZIP cannot be taken; nothing has changed then
     */
    public ImportReport take(
            Path file, Naming naming, Limits limits, WorldThread worldsThread, Consumer<Progress> progress) {
        try (SourceZip zip = SourceZip.open(file, limits)) {
            Found found = Examination.of(zip, limits, progress);
            return new Retelling(zip, found, world, changes, past, worldsThread, progress).told(naming);
        }
    }
}
