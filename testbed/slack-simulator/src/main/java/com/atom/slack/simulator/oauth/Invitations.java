package com.atom.slack.simulator.oauth;

import java.util.List;

import io.vertx.core.Vertx;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** The admin who, after an installation, invites the bot channel by channel; goes on after a restart. */
public final class Invitations {
    private static final long BETWEEN_MILLIS = 40;

    private final Vertx vertx;
    private final World world;
    private final Acts acts;
    private final Changes changes;

    public Invitations(Vertx vertx, World world, Acts acts, Changes changes) {
        this.vertx = vertx;
        this.world = world;
        this.acts = acts;
        this.changes = changes;
    }

    public void start() {
        vertx.setPeriodic(BETWEEN_MILLIS, timer -> world.teams().values().forEach(this::inviteOne));
    }

    private void inviteOne(Team team) {
        for (Team.Install install : List.copyOf(team.installs().values())) {
            if (install.pending().isEmpty()) {
                continue;
            }
            Channel channel = team.channels().get(install.pending().getFirst());
            if (channel.isArchived() || channel.has(install.botUser())) {
                install.pending().removeFirst();
            } else {
                String admin = team.admin().id();
                String inviter = channel.has(admin)
                        ? admin
                        : channel.members().iterator().next();
                acts.happen(changes.join(team, channel, install.botUser(), inviter));
            }
            return;
        }
    }
}
