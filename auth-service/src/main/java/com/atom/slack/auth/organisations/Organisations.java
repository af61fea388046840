package com.atom.slack.auth.organisations;

import java.util.List;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.kit.tenancy.Tenancy;

/**
 * The table {@code org_member}: ids only, so it has no row-level security and tells of an organisation which tenants to enter.
 */
@Singleton
public class Organisations {

    /** Whether the id is an organisation's: {@code E…}. */
    public static boolean is(String id) {
        return id.startsWith("E");
    }

    public Uni<List<String>> members(SqlConnection connection, String enterprise) {
        return connection
                .preparedQuery("select team from org_member where enterprise = $1 order by team")
                .execute(Tuple.of(enterprise))
                .map(rows -> rows.stream().map(row -> row.getString("team")).toList());
    }

    /** From now on the workspace uses the token of the organisation. */
    public Uni<Void> add(SqlConnection connection, String enterprise, String team) {
        return connection
                .preparedQuery("insert into org_member (enterprise, team) values ($1, $2)"
                        + " on conflict (team) do update set enterprise = excluded.enterprise")
                .execute(Tuple.of(enterprise, team))
                .replaceWithVoid();
    }

    public Uni<Void> remove(SqlConnection connection, String team) {
        return connection
                .preparedQuery("delete from org_member where team = $1")
                .execute(Tuple.of(team))
                .replaceWithVoid();
    }

    /**
     * Does the work for the workspace, or for an organisation and each of its workspaces, in turn. The transaction has entered
     * each while the work for it goes on, and the one it began with afterwards.
     */
    public Uni<Void> each(SqlConnection connection, String id, Function<String, Uni<Void>> work) {
        Uni<Void> own = work.apply(id);
        return is(id)
                ? own.chain(() -> members(connection, id))
                        .onItem()
                        .transformToMulti(teams -> Multi.createFrom().iterable(teams))
                        .onItem()
                        .transformToUniAndConcatenate(
                                team -> Tenancy.enter(connection, team).chain(() -> work.apply(team)))
                        .collect()
                        .last()
                        .chain(() -> Tenancy.enter(connection, id))
                : own;
    }
}
