package com.atom.slack.simulator.live;

import java.util.List;
import java.util.SplittableRandom;

import io.vertx.core.Vertx;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.story.Chatter;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Team;

/** So many acts a second on average, at uneven moments. */
public final class Traffic {
    private final Vertx vertx;
    private final List<Team> teams;
    private final SplittableRandom random;
    private final Chatter chatter;
    private final double perSecond;
    private boolean stopped;

    /**
     * @param teams     those of the story: what was imported stays as it is
     * @param perSecond over all of them; 0 for silence
     */
    public Traffic(
            Vertx vertx, List<Team> teams, Acts acts, Changes changes, SplittableRandom random, double perSecond) {
        this.vertx = vertx;
        this.teams = teams;
        this.random = random;
        this.chatter = new Chatter(changes, random, acts::happen);
        this.perSecond = perSecond;
    }

    public void start() {
        if (perSecond > 0) {
            next();
        }
    }

    public void stop() {
        stopped = true;
    }

    private void next() {
        double even = 0.5 + random.nextDouble();
        vertx.setTimer(Math.max(1, (long) (even * 1000 / perSecond)), timer -> {
            if (!stopped) {
                next();
                chatter.act(teams.get(random.nextInt(teams.size())));
            }
        });
    }
}
