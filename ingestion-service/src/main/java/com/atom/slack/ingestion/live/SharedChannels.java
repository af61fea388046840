package com.atom.slack.ingestion.live;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.ingestion.channels.Channels;
import com.atom.slack.ingestion.workspaces.Workspaces;
import com.atom.slack.kit.tenancy.Tenancy;

/** Slack sends an event of a shared channel once; every connected workspace that holds the channel gets it here. */
@ApplicationScoped
class SharedChannels {

    private final Tenancy tenancy;
    private final Channels channels;
    private final Workspaces workspaces;

    SharedChannels(Tenancy tenancy, Channels channels, Workspaces workspaces) {
        this.tenancy = tenancy;
        this.channels = channels;
        this.workspaces = workspaces;
    }

    /** The deliveries in their order, each shared one followed by its copies for the other workspaces. */
    Uni<List<Delivery>> spread(List<Delivery> deliveries) {
        return deliveries.stream().noneMatch(Delivery::shared)
                ? Uni.createFrom().item(deliveries)
                : tenancy.outside(tx -> spread(tx, deliveries));
    }

    private Uni<List<Delivery>> spread(SqlConnection tx, List<Delivery> deliveries) {
        Uni<List<Delivery>> all = Uni.createFrom().item(new ArrayList<>());
        for (Delivery delivery : deliveries) {
            all = all.chain(spread -> holders(tx, delivery).map(teams -> {
                spread.add(delivery);
                teams.stream()
                        .filter(team -> !team.equals(delivery.team()) && connected(team))
                        .forEach(team -> spread.add(delivery.to(team)));
                return spread;
            }));
        }
        return all;
    }

    private Uni<List<String>> holders(SqlConnection tx, Delivery delivery) {
        String channel = delivery.channel();
        return delivery.shared() && channel != null
                ? channels.holders(tx, channel)
                : Uni.createFrom().item(List.of());
    }

    private boolean connected(String team) {
        return workspaces.find(team).filter(WorkspaceState::connected).isPresent();
    }
}
