package com.atom.slack.auth.workspaces;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.kit.outbox.Outbox;
import com.atom.slack.kit.outbox.Outbox.Entry;
import com.atom.slack.kit.topics.TopicSpec;

/** Which workspaces are connected. Every change is announced in the transaction that makes it. */
@Singleton
public class Workspaces {

    private final WorkspaceStore store;
    private final Outbox outbox;

    Workspaces(WorkspaceStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /**
     * A workspace that was connected.
     *
     * @param version 1 for the first installation, one more for each further one
     */
    public record Connected(WorkspaceState state, int version) {

        public boolean isFirst() {
            return version == 1;
        }
    }

    /** Connects in the transaction of the caller, who has entered the team; the row stays locked until its end. */
    public Uni<Connected> connect(SqlConnection connection, Connection grant) {
        return store.connect(connection, grant)
                .map(row -> new Connected(row.state(), row.version()))
                .call(connected -> announce(connection, connected.state()));
    }

    /** Empty for a workspace that never was connected. */
    public Uni<Optional<WorkspaceState>> find(SqlConnection connection, String team) {
        return store.find(connection, team).map(row -> row.map(WorkspaceRow::state));
    }

    private Uni<Void> announce(SqlConnection connection, WorkspaceState state) {
        return outbox.append(connection, state.team(), TopicNames.WORKSPACES, List.of(new Entry(state.team(), state)));
    }

    @Produces
    @Singleton
    static TopicSpec topic() {
        return TopicSpec.compacted(TopicNames.WORKSPACES);
    }
}
