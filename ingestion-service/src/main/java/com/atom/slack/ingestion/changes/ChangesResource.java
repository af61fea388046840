package com.atom.slack.ingestion.changes;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.topics.TopicNames;
import com.atom.slack.kit.identity.CurrentCaller;

/** The change log of a workspace, seven days of it, for a stream that resumes; services only. It holds no text. */
@Path("/internal/changes")
@Produces(MediaType.APPLICATION_JSON)
class ChangesResource {

    private static final int MOST = 1000;

    private final Pool pool;
    private final ObjectMapper mapper;
    private final CurrentCaller current;

    ChangesResource(Pool pool, ObjectMapper mapper, CurrentCaller current) {
        this.pool = pool;
        this.mapper = mapper;
        this.current = current;
    }

    /**
     * @param changes {@code ArchiveChange} records by rising seq
     * @param hasMore whether to ask again after the last of them
     * @param oldestSeq the first that is still kept; a stream that resumes before it has missed something; absent when none is kept
     */
    public record ChangesPage(
            List<JsonNode> changes,
            boolean hasMore,
            @Nullable Long oldestSeq) {}

    @GET
    public Uni<ChangesPage> changes(
            @RestQuery @DefaultValue("0") @Min(0) long after,
            @RestQuery @DefaultValue("500") @Min(1) @Max(MOST) int limit) {
        current.require(Role.SERVICE);
        String team = current.team(null);
        return pool.preparedQuery("""
                        select c.seq, c.change, (select min(first_seq) from outbox where team = $1) as oldest
                        from (
                            select o.first_seq + e.place - 1 as seq, (e.entry -> 1)::text as change
                            from outbox o, jsonb_array_elements(o.records) with ordinality e (entry, place)
                            where o.team = $1 and o.topic = $2 and o.first_seq is not null and o.first_seq + o.record_count - 1 > $3
                        ) c
                        where c.seq > $3 order by c.seq limit $4
                        """)
                .execute(Tuple.of(team, TopicNames.CHANGES, after, limit + 1))
                .map(rows -> {
                    List<JsonNode> changes = new ArrayList<>();
                    Long oldest = null;
                    for (var row : rows) {
                        oldest = row.getLong("oldest");
                        if (changes.size() < limit) {
                            changes.add(read(row.getString("change")).put("seq", row.getLong("seq")));
                        }
                    }
                    return new ChangesPage(changes, rows.size() > limit, oldest);
                });
    }

    private ObjectNode read(String change) {
        try {
            return (ObjectNode) mapper.readTree(change);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored change is not JSON", impossible);
        }
    }
}
