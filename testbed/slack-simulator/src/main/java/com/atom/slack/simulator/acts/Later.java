package com.atom.slack.simulator.acts;

import java.util.List;

import io.vertx.core.Vertx;

import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.FittingChanges;
import com.atom.slack.simulator.workspace.Scheduled;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/**
 * Posts what was scheduled when its time has come, by the simulated clock: with a scale of 60 a message for in an hour
 * comes in a minute. What came due while no process ran is posted at the start.
 */
public final class Later {
    private static final long EVERY_MILLIS = 25;

    private final Vertx vertx;
    private final World world;
    private final Acts acts;
    private final Changes changes;
    private final Pace pace;
    private long timer = -1;

    public Later(Vertx vertx, World world, Acts acts, Changes changes, Pace pace) {
        this.vertx = vertx;
        this.world = world;
        this.acts = acts;
        this.changes = changes;
        this.pace = pace;
    }

    public void start() {
        timer = vertx.setPeriodic(EVERY_MILLIS, tick -> look());
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    private void look() {
        for (Team team : world.teams().values()) {
            if (!team.office().scheduled().isEmpty()) {
                List.copyOf(team.office().scheduled()).stream()
                        .filter(this::isDue)
                        .forEach(due -> post(team, due));
            }
        }
    }

    private boolean isDue(Scheduled later) {
        return pace.simulatedMillis() >= later.dueMillis();
    }

    /**
     * A channel that is gone or closed by then, or a thread that is, takes nothing; and with metadata Slack never posts
     * what was scheduled.
     */
    private void post(Team team, Scheduled due) {
        Channel channel = team.channels().get(due.channel());
        if (channel == null) {
            acts.happen(new FittingChanges(changes).forget(team, due));
            return;
        }
        String thread = due.message().path("thread_ts").asText("");
        boolean orphaned = !thread.isEmpty()
                && channel.message(thread)
                        .filter(parent -> !parent.isDeleted() || parent.isTombstone())
                        .isEmpty();
        boolean lost = due.isListed() && !due.message().path("metadata").isEmpty();
        if (channel.isArchived() || orphaned || lost) {
            acts.happen(new FittingChanges(changes).unschedule(team, channel, due.user(), due));
        } else {
            acts.happen(changes.post(team, channel, due.message().deepCopy()));
        }
    }
}
