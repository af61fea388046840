package com.atom.slack.devstack.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Which demo workspace the simulator makes up; the same choice gives the same history.
 *
 * @param seed any number
 */
public record WorkspaceChoice(Size size, long seed) {

    /** What is made up when nobody says anything. */
    public static final WorkspaceChoice DEFAULT = new WorkspaceChoice(Size.DEMO, 1);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code SMALL} is for tests and stands still; {@code DEMO} has 20,000 messages and goes on living. */
    public enum Size {
        SMALL(0),
        DEMO(3);

        private final int actionsPerSecond;

        Size(int actionsPerSecond) {
            this.actionsPerSecond = actionsPerSecond;
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        int actionsPerSecond() {
            return actionsPerSecond;
        }

        /** @throws Refusal when there is no such size */
        static Size labelled(String label) {
            try {
                return valueOf(label.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new Refusal("--size " + label + " is not known: use small or demo");
            }
        }
    }

    /**
     * What was asked for, else what this house was made with, else the default.
     *
     * @throws Refusal when the house already holds another workspace
     */
    public static WorkspaceChoice settle(HouseFolder folder, Optional<String> size, Optional<Long> seed) {
        Optional<WorkspaceChoice> kept = kept(folder);
        WorkspaceChoice base = kept.orElse(DEFAULT);
        WorkspaceChoice asked =
                new WorkspaceChoice(size.map(Size::labelled).orElse(base.size()), seed.orElse(base.seed()));
        if (kept.isPresent() && !asked.equals(base)) {
            throw new Refusal(
                    "this house already holds the workspace --size %s --seed %d: wipe it first with ./atom down --wipe"
                            .formatted(base.size().label(), base.seed()));
        }
        return asked;
    }

    void keep(HouseFolder folder) {
        try {
            Files.createDirectories(folder.root());
            JSON.writeValue(folder.workspace().toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.workspace() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<WorkspaceChoice> kept(HouseFolder folder) {
        if (!Files.exists(folder.workspace())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(folder.workspace().toFile(), WorkspaceChoice.class));
        } catch (IOException e) {
            throw new Refusal("cannot read " + folder.workspace() + ": delete it or wipe with ./atom down --wipe");
        }
    }
}
