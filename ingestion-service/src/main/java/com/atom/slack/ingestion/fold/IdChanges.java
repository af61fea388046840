package com.atom.slack.ingestion.fold;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.channels.Channel;
import com.atom.slack.ingestion.channels.ChannelKind;
import com.atom.slack.ingestion.channels.Channels;

/**
 * Applies {@code channel_id_changed}: both ids become one channel. When messages under the new id came first, the archive
 * already holds two channels; then the newer one's messages are moved into the older one, and said to have moved.
 */
@ApplicationScoped
class IdChanges {

    private final Channels channels;
    private final ChannelUnion union;

    IdChanges(Channels channels, ChannelUnion union) {
        this.channels = channels;
        this.union = union;
    }

    Uni<Void> apply(SqlConnection tx, String team, Reading.IdChange change, Origin origin) {
        return channels.find(tx, team, change.newId())
                .chain(known -> known.isEmpty()
                        ? channels.locked(tx, team, Map.of(change.oldId(), ChannelKind.UNKNOWN))
                        : channels.locked(
                                tx,
                                team,
                                Map.of(change.oldId(), ChannelKind.UNKNOWN, change.newId(), ChannelKind.UNKNOWN)))
                .chain(held -> {
                    Channel older = held.get(change.oldId());
                    Channel newer = held.getOrDefault(change.newId(), older);
                    return union.join(tx, team, newer, older, origin)
                            .chain(() -> channels.renamed(tx, team, older.key(), change.newId(), change.at()));
                });
    }
}
