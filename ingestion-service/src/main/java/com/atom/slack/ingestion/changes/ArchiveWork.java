package com.atom.slack.ingestion.changes;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.kit.tenancy.Tenancy;

/** Units of work that may change the archive: one transaction about one workspace, and the relay woken once it is committed. */
@ApplicationScoped
public class ArchiveWork {

    private final Tenancy tenancy;
    private final ChangeRelay relay;

    ArchiveWork(Tenancy tenancy, ChangeRelay relay) {
        this.tenancy = tenancy;
        this.relay = relay;
    }

    /** Runs the work in a transaction that has entered the team; committed when the work succeeds, rolled back when it fails. */
    public <T> Uni<T> in(String team, Function<SqlConnection, Uni<T>> work) {
        return tenancy.in(team, work).invoke(done -> relay.wake());
    }
}
