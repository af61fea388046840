package com.atom.slack.devstack.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Which demo workspaces the simulator makes up; the same choice gives the same history.
 *
 * @param size          of the first workspace; the others are small
 * @param seed          any number
 * @param workspaces    that stand alone, 1 to 100; 0, which files of earlier houses have, means 1
 * @param orgWorkspaces of one organisation besides, 2 to 6; 0 for no organisation
 */
public record WorkspaceChoice(Size size, long seed, int workspaces, int orgWorkspaces) {

    /** What is made up when nobody says anything. */
    public static final WorkspaceChoice DEFAULT = new WorkspaceChoice(Size.DEMO, 1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MOST_WORKSPACES = 100;
    private static final int MOST_ORG_WORKSPACES = 6;

    /** @throws Refusal when a number is out of its bounds */
    public WorkspaceChoice {
        workspaces = workspaces == 0 ? 1 : workspaces;
        if (workspaces < 1 || workspaces > MOST_WORKSPACES) {
            throw new Refusal("--workspaces " + workspaces + " is not possible: use 1 to " + MOST_WORKSPACES);
        }
        if (orgWorkspaces != 0 && (orgWorkspaces < 2 || orgWorkspaces > MOST_ORG_WORKSPACES)) {
            throw new Refusal("--org-workspaces " + orgWorkspaces + " is not possible: use 2 to " + MOST_ORG_WORKSPACES
                    + ", or 0 for no organisation");
        }
    }

    /** A single workspace. */
    public WorkspaceChoice(Size size, long seed) {
        this(size, seed, 1, 0);
    }

    /**
     * {@code SMALL} is for tests and stands still; {@code DEMO} has 20,000 messages and goes on living; {@code LARGE} has a
     * million, and lives as well.
     */
    public enum Size {
        SMALL(0, "384m"),
        DEMO(3, "384m"),
        LARGE(3, "1g");

        private final int actionsPerSecond;
        private final String heap;

        Size(int actionsPerSecond, String heap) {
            this.actionsPerSecond = actionsPerSecond;
            this.heap = heap;
        }

        /** The simulator's largest heap, as the JVM takes it. */
        String heap() {
            return heap;
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
                throw new Refusal("--size " + label + " is not known: use small, demo or large");
            }
        }
    }

    /**
     * What was asked for, else what this house was made with, else the default.
     *
     * @throws Refusal when the house already holds another workspace
     */
    public static WorkspaceChoice settle(HouseFolder folder, Optional<String> size, Optional<Long> seed) {
        return settle(folder, size, seed, Optional.empty(), Optional.empty());
    }

    /** As {@link #settle(HouseFolder, Optional, Optional)}, for several workspaces. */
    public static WorkspaceChoice settle(
            HouseFolder folder,
            Optional<String> size,
            Optional<Long> seed,
            Optional<Integer> workspaces,
            Optional<Integer> orgWorkspaces) {
        Optional<WorkspaceChoice> kept = kept(folder);
        WorkspaceChoice base = kept.orElse(DEFAULT);
        WorkspaceChoice asked = new WorkspaceChoice(
                size.map(Size::labelled).orElse(base.size()),
                seed.orElse(base.seed()),
                workspaces.orElse(base.workspaces()),
                orgWorkspaces.orElse(base.orgWorkspaces()));
        if (kept.isPresent() && !asked.equals(base)) {
            throw new Refusal("this house already holds the workspace " + base.options()
                    + ": wipe it first with ./atom down --wipe");
        }
        return asked;
    }

    /** As one would ask for it. */
    private String options() {
        return "--size " + size.label() + " --seed " + seed + (workspaces == 1 ? "" : " --workspaces " + workspaces)
                + (orgWorkspaces == 0 ? "" : " --org-workspaces " + orgWorkspaces);
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
