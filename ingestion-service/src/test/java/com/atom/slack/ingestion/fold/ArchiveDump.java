package com.atom.slack.ingestion.fold;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Tuple;

import com.atom.slack.kit.tenancy.Tenancy;

/** What the archive holds of a team, without what depends on the order of arrival: versions' numbers, origins, keys. */
@ApplicationScoped
class ArchiveDump {

    private static final List<String> TABLES = List.of(
            """
            select c.id, m.ts, m.content_rank, m.observed_at, m.content_hash, m.raw_hash, m.raw::text, m.text, m.plain, m.user_id,
                m.subtype, m.thread_ts, m.edited_ts, m.in_channel, m.deleted, m.deleted_how, m.deleted_at, m.thread_parent,
                m.expected_replies, m.expected_latest, m.expected_at, m.reactions, m.reactions_as_of, m.reactions_open::text
            from message m join channel c on c.team = m.team and c.key = m.channel_key where m.team = $1 order by 1, 2
            """,
            """
            select v.ts, v.content_hash, v.content_rank, v.observed_at, v.text
            from message_version v where v.team = $1 order by 1, 2
            """,
            "select r.ts, r.name, r.user_id, r.at, r.added, r.present from reaction r where r.team = $1 order by 1, 2, 3",
            """
            select c.id, c.name, c.kind, c.is_archived, c.is_member, c.topic, c.purpose from channel c where c.team = $1 order by 1
            """);

    private final Tenancy tenancy;

    ArchiveDump(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    String of(String team) {
        StringBuilder dump = new StringBuilder();
        for (String query : TABLES) {
            List<String> lines = new ArrayList<>();
            tenancy.in(team, tx -> tx.preparedQuery(query).execute(Tuple.of(team)))
                    .await()
                    .indefinitely()
                    .forEach(row -> lines.add(row.toJson().encode()));
            dump.append(String.join("\n", lines)).append("\n--\n");
        }
        return dump.toString();
    }

    List<io.vertx.core.json.JsonObject> rows(String team, String query) {
        List<io.vertx.core.json.JsonObject> rows = new ArrayList<>();
        tenancy.in(team, tx -> tx.preparedQuery(query).execute(Tuple.of(team)))
                .await()
                .indefinitely()
                .forEach(row -> rows.add(row.toJson()));
        return rows;
    }
}
