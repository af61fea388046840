package com.atom.slack.kit.outbox;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The writing side: one row per batch, in the transaction of the data it speaks of. The schema owns the two tables:
 * <pre>{@code
 * create table outbox (id bigint generated always as identity primary key, team text not null, topic text not null,
 *     records jsonb not null, record_count int not null, first_seq bigint, created_at timestamptz not null default now(),
 *     sent_at timestamptz);
 * create index outbox_unsent on outbox (id) where sent_at is null;
 * create index outbox_by_seq on outbox (team, first_seq);
 * create table outbox_seq (team text primary key, last_seq bigint not null);
 * }</pre>
 */
public final class Outbox {

    private static final int ROW_BYTES = 512 * 1024;

    private final ObjectMapper mapper;

    public Outbox(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * One record to come.
     *
     * @param key the Kafka key
     * @param value a contract record; its {@code seq} is filled in when it is published
     */
    public record Entry(String key, Object value) {}

    /** Appends the batch in the transaction of the connection; a batch over 512 KiB becomes several rows. */
    public Uni<Void> append(SqlConnection connection, String team, String topic, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = rows(team, topic, entries);
        return connection
                .preparedQuery("insert into outbox (team, topic, records, record_count) values ($1, $2, $3, $4)")
                .executeBatch(rows)
                .replaceWithVoid();
    }

    private List<Tuple> rows(String team, String topic, List<Entry> entries) {
        List<Tuple> rows = new ArrayList<>();
        StringBuilder batch = new StringBuilder();
        int count = 0;
        for (Entry entry : entries) {
            String json = json(entry);
            if (count > 0 && batch.length() + json.length() > ROW_BYTES) {
                rows.add(Tuple.of(team, topic, new JsonArray("[" + batch + "]"), count));
                batch.setLength(0);
                count = 0;
            }
            batch.append(count == 0 ? "" : ",").append(json);
            count++;
        }
        rows.add(Tuple.of(team, topic, new JsonArray("[" + batch + "]"), count));
        return rows;
    }

    private String json(Entry entry) {
        try {
            return "[" + mapper.writeValueAsString(entry.key()) + "," + mapper.writeValueAsString(entry.value()) + "]";
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("outbox record cannot be written", unwritable);
        }
    }
}
