package com.atom.slack.devstack.mainjob;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import com.atom.slack.devstack.process.Announcer;
import com.atom.slack.devstack.process.Patience;

/** Installs the demo workspace and starts its first ingestion, once; every step checks whether it was done before. */
public final class MainJob {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Gateway gateway;
    private final DemoSlack slack;
    private final Announcer announcer;

    public MainJob(Gateway gateway, DemoSlack slack, Announcer announcer) {
        this.gateway = gateway;
        this.slack = slack;
        this.announcer = announcer;
    }

    /**
     * Returns the workspace's id as soon as its ingestion runs; whoever is not available is asked again for a minute.
     *
     * @throws MainJobFailure naming the step that failed
     */
    public String run() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return attempt();
            } catch (MainJobFailure e) {
                if (!e.isPassing() || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private String attempt() {
        String team = gateway.workspace().orElseGet(this::install);
        if (!gateway.wasIngested(team)) {
            awaitInvitations(team);
            gateway.ingest(team);
            announcer.say("the history of workspace " + team + " is being read");
        }
        return team;
    }

    private String install() {
        URI link = gateway.installLink();
        Browser.Journey journey = new Browser().open(link);
        boolean calledBack =
                journey.visited().stream().anyMatch(page -> page.getPath().endsWith("/api/auth/slack/callback"));
        if (!calledBack || isError(journey.end())) {
            throw new MainJobFailure(
                    "the installation ended at " + journey.end().getPath() + " with status " + journey.status());
        }
        if (!Patience.until(LONGEST_WAIT, () -> gateway.workspace().isPresent())) {
            throw new MainJobFailure("the workspace was installed but did not appear at the gateway");
        }
        String team = gateway.workspace().orElseThrow();
        announcer.say("workspace " + team + " installed through OAuth");
        return team;
    }

    private static boolean isError(URI page) {
        return page.getQuery() != null && page.getQuery().contains("error");
    }

    /** After the installation the demo's admin invites the bot channel by channel; done when nothing more becomes visible. */
    private void awaitInvitations(String team) {
        int[] lastSeen = {-1};
        long[] since = {System.nanoTime()};
        Patience.until(LONGEST_WAIT, () -> {
            int channels = slack.truth(team).channels();
            if (channels != lastSeen[0]) {
                lastSeen[0] = channels;
                since[0] = System.nanoTime();
            }
            return channels > 0 && System.nanoTime() - since[0] > QUIET.toNanos();
        });
    }
}
