package com.atom.slack.simulator.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** Which installations of an app may see an event. */
public final class Authorizations {
    private final World world;
    private final Vault vault;

    public Authorizations(World world, Vault vault) {
        this.world = world;
        this.vault = vault;
    }

    /** In the order they were granted. */
    Stream<Grant> seeing(String app, Team team, String scope, @Nullable Channel channel) {
        return vault.grants(app, team.id())
                .filter(grant -> scope.isEmpty() || grant.allows(scope))
                .filter(grant -> channel == null || reads(grant, channel));
    }

    /** Members read; people read every public channel too. */
    static boolean reads(Grant grant, Channel channel) {
        return channel.has(grant.user()) || !grant.isBot() && channel.kind() == Channel.Kind.PUBLIC;
    }

    /** All of them, each as it stands in an envelope; empty when there was no such event. */
    public Optional<List<ObjectNode>> seeing(EventContext context) {
        return world.team(context.team()).flatMap(team -> {
            Channel channel = team.channels().get(context.channel());
            if (channel == null && !context.channel().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(seeing(context.app(), team, context.scope(), channel)
                    .map(grant -> json(grant, team))
                    .toList());
        });
    }

    /** A token that works in a workspace without being of it is its organisation's. */
    static ObjectNode json(Grant grant, Team team) {
        boolean wide = grant.isOrgWide();
        ObjectNode json = Json.object().put("enterprise_id", enterprise(team));
        json.put("team_id", wide ? null : team.id()).put("user_id", grant.user());
        return json.put("is_bot", grant.isBot()).put("is_enterprise_install", wide);
    }

    static @Nullable String enterprise(Team team) {
        return team.enterprise().map(Enterprise::id).orElse(null);
    }
}
