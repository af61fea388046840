package com.atom.slack.auth.workspaces;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.auth.organisations.Organisations;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.contracts.workspaces.WorkspaceState.Status;
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

    /**
     * A workspace that is or was connected.
     *
     * @param tokenHome whose token it uses: itself, or its organisation
     * @param installedAt the newest installation
     */
    public record Known(WorkspaceState state, String tokenHome, Instant installedAt) {}

    /** Empty for a workspace that never was connected. */
    public Uni<Optional<Known>> find(SqlConnection connection, String team) {
        return store.find(connection, team).map(row -> row.map(Workspaces::known));
    }

    private static Known known(WorkspaceRow row) {
        return new Known(row.state(), row.tokenHome() == null ? row.team() : row.tokenHome(), row.installedAt());
    }

    /** The next number for a token of the workspace; its row stays locked until the end of the transaction. */
    public Uni<Integer> nextVersion(SqlConnection connection, String team) {
        return store.nextVersion(connection, team);
    }

    /**
     * Takes a connected workspace out of work until somebody installs it again. Answers whether it was connected.
     *
     * @param reason Slack's code or ours
     */
    public Uni<Boolean> needsReauth(SqlConnection connection, String team, String reason) {
        return change(connection, team, List.of(Status.CONNECTED), Status.NEEDS_REAUTH, reason);
    }

    /** Ends the connection. Answers whether that changed anything. */
    public Uni<Boolean> disconnect(SqlConnection connection, String team, String reason) {
        List<Status> before = List.of(Status.CONNECTED, Status.NEEDS_REAUTH);
        return change(connection, team, before, Status.DISCONNECTED, reason);
    }

    /**
     * Ends the connection because an administrator of ours wants it so. Empty for a workspace that never was connected.
     *
     * @param purge whether everything that is held of it is to be deleted; asked once more, the first wish counts
     */
    public Uni<Optional<WorkspaceState>> leave(SqlConnection connection, String team, String reason, boolean purge) {
        return store.leave(connection, team, reason, purge)
                .map(row -> row.map(WorkspaceRow::state))
                .call(left -> left.map(state -> announce(connection, state))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> change(
            SqlConnection connection, String team, List<Status> from, Status status, String reason) {
        return store.change(connection, team, from, status, reason)
                .call(row -> row.map(changed -> announce(connection, changed.state()))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(Optional::isPresent);
    }

    /** An organisation is no workspace: its row is where its token is kept, and nobody hears of it. */
    private Uni<Void> announce(SqlConnection connection, WorkspaceState state) {
        if (Organisations.is(state.team())) {
            return Uni.createFrom().voidItem();
        }
        return outbox.append(connection, state.team(), TopicNames.WORKSPACES, List.of(new Entry(state.team(), state)));
    }

    @Produces
    @Singleton
    static TopicSpec topic() {
        return TopicSpec.compacted(TopicNames.WORKSPACES);
    }
}
