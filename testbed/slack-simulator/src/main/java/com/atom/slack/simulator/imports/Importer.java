package com.atom.slack.simulator.imports;

import java.nio.file.Path;

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
     * @throws CorruptExport when the ZIP cannot be taken; nothing has changed then
     */
    public ImportReport take(Path file, Naming naming, Limits limits, WorldThread worldsThread) {
        try (SourceZip zip = SourceZip.open(file, limits)) {
            Found found = Examination.of(zip, limits);
            return new Retelling(zip, found, world, changes, past, worldsThread).told(naming);
        }
    }
}
