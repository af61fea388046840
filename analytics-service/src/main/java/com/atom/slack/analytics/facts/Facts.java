package com.atom.slack.analytics.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.kit.tenancy.Tenancy;

/**
 * Takes changes in: any number, in any order, as often as they come; the roll-ups always equal a recount of the facts.
 */
@Singleton
class Facts {

    private final Tenancy tenancy;
    private final FactStore store;

    Facts(Tenancy tenancy, FactStore store) {
        this.tenancy = tenancy;
        this.store = store;
    }

    /**
     * One transaction for changes of one workspace.
     *
     * @return fails with {@link UnreadableChange} when one of them makes no sense, and as the SQL client does
     */
    Uni<Void> apply(String team, List<ArchiveChange> changes) {
        return Uni.createFrom().deferred(() -> {
            Map<Fact.Identity, Fact> facts = new HashMap<>();
            Map<Long, ChannelRow> channels = new HashMap<>();
            for (ArchiveChange change : changes) {
                Fact.of(change).ifPresent(fact -> facts.merge(fact.identity(), fact, Fact::newer));
                ChannelRow.of(change).ifPresent(channel -> channels.merge(channel.key(), channel, ChannelRow::newer));
            }
            return tenancy.in(
                    team,
                    tx -> store.name(tx, team, channels.values())
                            .chain(() -> store.apply(tx, team, new ArrayList<>(facts.values()))));
        });
    }
}
