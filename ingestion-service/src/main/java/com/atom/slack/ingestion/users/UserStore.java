package com.atom.slack.ingestion.users;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** The table slack_user. */
@ApplicationScoped
class UserStore {

    /** Keeps the record when it is newer by (Slack's updated, observation time, hash); answers whose visible record changed. */
    Uni<List<String>> join(SqlConnection tx, String team, List<UserRow> rows) {
        return tx.preparedQuery("""
                        with asked as (select * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[],
                                $7::boolean[], $8::boolean[], $9::bigint[], $10::bigint[], $11::text[], $12::text[])
                            as n (id, name, real_name, display_name, is_bot, is_restricted, deleted, updated, observed_at, hash, raw)),
                        former as (select u.id, u.hash from slack_user u join asked n on u.team = $1 and u.id = n.id),
                        kept as (insert into slack_user as u (team, id, name, real_name, display_name, is_bot, is_restricted, deleted,
                                updated, observed_at, hash, raw)
                            select $1, n.id, n.name, n.real_name, n.display_name, n.is_bot, n.is_restricted, n.deleted,
                                n.updated, n.observed_at, n.hash, n.raw::jsonb from asked n order by n.id
                            on conflict (team, id) do update set name = excluded.name, real_name = excluded.real_name,
                                display_name = excluded.display_name, is_bot = excluded.is_bot,
                                is_restricted = excluded.is_restricted, deleted = excluded.deleted, updated = excluded.updated,
                                observed_at = excluded.observed_at, hash = excluded.hash, raw = excluded.raw
                            where (u.updated, u.observed_at, u.hash) < (excluded.updated, excluded.observed_at, excluded.hash)
                            returning u.id, u.hash)
                        select kept.id from kept left join former using (id) where former.hash is distinct from kept.hash
                        """).execute(UserRow.columns(team, rows)).map(found -> {
            List<String> changed = new ArrayList<>();
            found.forEach(row -> changed.add(row.getString("id")));
            return changed;
        });
    }
}
