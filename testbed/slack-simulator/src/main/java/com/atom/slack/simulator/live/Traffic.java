package com.atom.slack.simulator.live;

import java.util.SplittableRandom;

import io.vertx.core.Vertx;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.story.Chatter;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.World;

/** So many acts a second on average, at uneven moments. */
public final class Traffic {
    private final Vertx vertx;
    private final World world;
    private final SplittableRandom random;
    private final Chatter chatter;
    private final double perSecond;
    private boolean stopped;

    /** @param perSecond 0 for silence */
    public Traffic(Vertx vertx, World world, Acts acts, Changes changes, SplittableRandom random, double perSecond) {
        this.vertx = vertx;
        this.world = world;
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
                world.teams().values().forEach(chatter::act);
                next();
            }
        });
    }
}
