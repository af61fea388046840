package com.atom.slack.simulator.oauth;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.wire.Json;
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
    private long timer = -1;

    public Invitations(Vertx vertx, World world, Acts acts, Changes changes) {
        this.vertx = vertx;
        this.world = world;
        this.acts = acts;
        this.changes = changes;
    }

    public void start() {
        timer = vertx.setPeriodic(BETWEEN_MILLIS, tick -> world.teams().values().forEach(this::inviteOne));
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    private void inviteOne(Team team) {
        for (Team.Install install : List.copyOf(team.installs().values())) {
            if (team.user(install.botUser()).filter(bot -> !bot.isDeleted()).isEmpty()) {
                continue;
            }
            if (install.pending().isEmpty()) {
                greet(team, install);
                continue;
            }
            Channel channel = team.channels().get(install.pending().getFirst());
            if (channel.isArchived() || channel.has(install.botUser())) {
                install.pending().removeFirst();
            } else {
                String admin = team.admin().id();
                String inviter = channel.has(admin)
                        ? admin
                        : channel.members().stream().findFirst().orElse(admin);
                acts.happen(changes.join(team, channel, install.botUser(), inviter));
            }
            return;
        }
    }

    /** Last, whoever installed the app, or an administrator here, opens a direct message with its bot. */
    private void greet(Team team, Team.Install install) {
        boolean greeted = team.channels().values().stream()
                .anyMatch(channel -> channel.kind() == Channel.Kind.IM && channel.has(install.botUser()));
        if (!greeted) {
            String greeter = team.user(install.installer()).isPresent()
                    ? install.installer()
                    : team.admin().id();
            ObjectNode described = Json.object().put("name", "").put("kind", "im");
            described.set("members", Json.array(List.of(greeter, install.botUser())));
            Acts.Done opened = acts.happen(changes.createChannel(team, greeter, described));
            Channel direct = team.channels().get(opened.change().channel());
            String hello = "Hello <@" + install.botUser() + ">, welcome to " + team.name() + " :wave:";
            acts.happen(changes.post(team, direct, changes.typed(greeter, hello)));
        }
    }
}
