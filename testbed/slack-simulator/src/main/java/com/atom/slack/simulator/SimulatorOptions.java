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
                0, dataDir, Size.SMALL, 1, Optional.empty(), true, 0, true, Optional.empty(), Clock.systemUTC());
    }

    public SimulatorOptions onPort(int other) {
        return new SimulatorOptions(
                other, dataDir, size, seed, anchor, relaxed, livePerSecond, autoApprove, app, clock);
    }

    public SimulatorOptions ofSize(Size other, long otherSeed, long otherAnchor) {
        return new SimulatorOptions(
                port,
                dataDir,
                other,
                otherSeed,
                Optional.of(otherAnchor),
                relaxed,
                livePerSecond,
                autoApprove,
                app,
                clock);
    }

    public SimulatorOptions strict() {
        return new SimulatorOptions(port, dataDir, size, seed, anchor, false, livePerSecond, autoApprove, app, clock);
    }

    public SimulatorOptions asking() {
        return new SimulatorOptions(port, dataDir, size, seed, anchor, relaxed, livePerSecond, false, app, clock);
    }

    public SimulatorOptions livePerSecond(double rate) {
        return new SimulatorOptions(port, dataDir, size, seed, anchor, relaxed, rate, autoApprove, app, clock);
    }

    public SimulatorOptions withApp(FirstApp first) {
        return new SimulatorOptions(
                port, dataDir, size, seed, anchor, relaxed, livePerSecond, autoApprove, Optional.of(first), clock);
    }

    public SimulatorOptions at(Clock other) {
        return new SimulatorOptions(port, dataDir, size, seed, anchor, relaxed, livePerSecond, autoApprove, app, other);
    }
}
