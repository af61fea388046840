package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

import com.atom.slack.simulator.story.Size;

/**
 * How a simulator is to be.
 *
 * @param port           on loopback; 0 for a free one
 * @param dataDir        journal, vault, outbox and anchor; made when absent
 * @param anchor         epoch seconds before which the story is told; absent for what the folder says, else now
 * @param workspaces     that stand alone; the first has the size, the others are small
 * @param divisions      workspaces of one organisation besides, 0 for no organisation
 * @param relaxed        Slack's limits times a thousand
 * @param livePerSecond  acts a second of live traffic, 0 for none
 * @param autoApprove    the authorize page allows at once
 * @param app            an app to be there from the start
 */
public record SimulatorOptions(
        int port,
        Path dataDir,
        Size size,
        long seed,
        Optional<Long> anchor,
        int workspaces,
        int divisions,
        boolean relaxed,
        double livePerSecond,
        boolean autoApprove,
        Optional<FirstApp> app,
        Clock clock) {

    /** Where its events and its browsers go; empty when nowhere yet. */
    public record FirstApp(String name, String requestUrl, String redirectUri) {}

    /** For tests: small, silent, relaxed, approving, on a free port. */
    public static SimulatorOptions forTests(Path dataDir) {
        return new SimulatorOptions(
                0, dataDir, Size.SMALL, 1, Optional.empty(), 1, 0, true, 0, true, Optional.empty(), Clock.systemUTC());
    }

    public SimulatorOptions onPort(int other) {
        return new SimulatorOptions(
                other,
                dataDir,
                size,
                seed,
                anchor,
                workspaces,
                divisions,
                relaxed,
                livePerSecond,
                autoApprove,
                app,
                clock);
    }

    public SimulatorOptions ofSize(Size other, long otherSeed, long otherAnchor) {
        return new SimulatorOptions(
                port,
                dataDir,
                other,
                otherSeed,
                Optional.of(otherAnchor),
                workspaces,
                divisions,
                relaxed,
                livePerSecond,
                autoApprove,
                app,
                clock);
    }

    public SimulatorOptions withWorkspaces(int alone, int ofOneOrganisation) {
        return new SimulatorOptions(
                port,
                dataDir,
                size,
                seed,
                anchor,
                alone,
                ofOneOrganisation,
                relaxed,
                livePerSecond,
                autoApprove,
                app,
                clock);
    }

    public SimulatorOptions strict() {
        return new SimulatorOptions(
                port,
                dataDir,
                size,
                seed,
                anchor,
                workspaces,
                divisions,
                false,
                livePerSecond,
                autoApprove,
                app,
                clock);
    }

    public SimulatorOptions asking() {
        return new SimulatorOptions(
                port, dataDir, size, seed, anchor, workspaces, divisions, relaxed, livePerSecond, false, app, clock);
    }

    public SimulatorOptions livePerSecond(double rate) {
        return new SimulatorOptions(
                port, dataDir, size, seed, anchor, workspaces, divisions, relaxed, rate, autoApprove, app, clock);
    }

    public SimulatorOptions withApp(FirstApp first) {
        return new SimulatorOptions(
                port,
                dataDir,
                size,
                seed,
                anchor,
                workspaces,
                divisions,
                relaxed,
                livePerSecond,
                autoApprove,
                Optional.of(first),
                clock);
    }

    public SimulatorOptions at(Clock other) {
        return new SimulatorOptions(
                port,
                dataDir,
                size,
                seed,
                anchor,
                workspaces,
                divisions,
                relaxed,
                livePerSecond,
                autoApprove,
                app,
                other);
    }
}
