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
 * @param seed          any number
 * @param workspaces    that stand alone, at least 1; all but the first are small
 * @param orgWorkspaces workspaces of one Enterprise Grid organisation besides, 0 for none
 * @param realLimits    Slack's own rate limits instead of a thousand times as much; can be chosen anew at each start
 */
public record WorkspaceChoice(Size size, long seed, int workspaces, int orgWorkspaces, boolean realLimits) {

    public WorkspaceChoice {
        workspaces = Math.max(1, workspaces);
    }

    /** One workspace with limits that do not hurt. */
    public WorkspaceChoice(Size size, long seed) {
        this(size, seed, 1, 0, false);
    }

    /** What is made up when nobody says anything. */
    public static final WorkspaceChoice DEFAULT = new WorkspaceChoice(Size.DEMO, 1);

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * {@code SMALL} is for tests and stands still; {@code DEMO} has 20,000 messages and goes on living; {@code LARGE} has
     * 200 channels and 1,000,000 messages.
     */
    public enum Size {
        SMALL(0, 384),
        DEMO(3, 384),
        LARGE(3, 1100);

        private final int actionsPerSecond;
        private final int heapMegabytes;

        Size(int actionsPerSecond, int heapMegabytes) {
            this.actionsPerSecond = actionsPerSecond;
            this.heapMegabytes = heapMegabytes;
        }

        /** What the simulator's process may use at most. */
        int heapMegabytes() {
            return heapMegabytes;
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

    /** What somebody asked for; empty where they said nothing. */
    public record Wish(
            Optional<String> size,
            Optional<Long> seed,
            Optional<Integer> workspaces,
            Optional<Integer> orgWorkspaces,
            Optional<Boolean> realLimits) {

        public static final Wish NONE =
                new Wish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** @throws Refusal names what there cannot be */
        public Wish {
            if (workspaces.filter(count -> count < 1 || count > 100).isPresent()) {
                throw new Refusal("--workspaces is 1 to 100, not " + workspaces.get());
            }
            if (orgWorkspaces
                    .filter(count -> count < 0 || count == 1 || count > 6)
                    .isPresent()) {
                throw new Refusal("--org-workspaces is 2 to 6, or 0 for none, not " + orgWorkspaces.get());
            }
        }
    }

    /**
     * What was asked for, else what this house was made with, else the default.
     *
     * @throws Refusal when the house already holds other workspaces
     */
    public static WorkspaceChoice settle(HouseFolder folder, Wish wish) {
        Optional<WorkspaceChoice> kept = kept(folder);
        WorkspaceChoice base = kept.orElse(DEFAULT);
        WorkspaceChoice asked = new WorkspaceChoice(
                wish.size().map(Size::labelled).orElse(base.size()),
                wish.seed().orElse(base.seed()),
                wish.workspaces().orElse(base.workspaces()),
                wish.orgWorkspaces().orElse(base.orgWorkspaces()),
                wish.realLimits().orElse(base.realLimits()));
        if (kept.isPresent() && !asked.past().equals(base.past())) {
            throw new Refusal("this house already holds the workspace %s: wipe it first with ./atom down --wipe"
                    .formatted(base.past()));
        }
        return asked;
    }

    /** The options that the history follows from. */
    private String past() {
        String more = workspaces == 1 && orgWorkspaces == 0
                ? ""
                : " --workspaces %d --org-workspaces %d".formatted(workspaces, orgWorkspaces);
        return "--size %s --seed %d".formatted(size.label(), seed) + more;
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
