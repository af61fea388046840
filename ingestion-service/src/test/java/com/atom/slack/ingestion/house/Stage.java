package com.atom.slack.ingestion.house;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.changes.ArchiveWork;
import com.atom.slack.ingestion.channels.Channels;
import com.atom.slack.ingestion.fold.EventObservation;
import com.atom.slack.ingestion.fold.Fold;
import com.atom.slack.ingestion.fold.FoldResult;
import com.atom.slack.ingestion.fold.PageObservation;
import com.atom.slack.ingestion.fold.Window;
import com.atom.slack.ingestion.users.Users;

/** Fills the archive without a broker: what backfill and the consumer would do, at moments of the test's choosing. */
@ApplicationScoped
public class Stage {

    /** When pages are read, unless said otherwise. */
    public static final Instant READ_AT = Instant.parse("2026-06-01T00:00:00Z");

    private final ArchiveWork work;
    private final Fold fold;
    private final Channels channels;
    private final Users users;
    private final ObjectMapper mapper;

    Stage(ArchiveWork work, Fold fold, Channels channels, Users users, ObjectMapper mapper) {
        this.work = work;
        this.fold = fold;
        this.channels = channels;
        this.users = users;
        this.mapper = mapper;
    }

    public JsonNode json(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public void channel(String team, String conversation) {
        work.in(team, tx -> channels.seen(tx, team, json(conversation), READ_AT))
                .await()
                .indefinitely();
    }

    public void users(String team, String array) {
        List<JsonNode> all = json(array).valueStream().toList();
        work.in(team, tx -> users.seen(tx, team, all, READ_AT)).await().indefinitely();
    }

    public FoldResult page(String team, String channel, String array) {
        return page(team, channel, json(array).valueStream().toList());
    }

    public FoldResult page(String team, String channel, List<JsonNode> messages) {
        return work.in(
                        team,
                        tx -> fold.page(
                                tx,
                                new PageObservation(
                                        team,
                                        channel,
                                        Origin.BACKFILL,
                                        new Window(READ_AT, READ_AT),
                                        messages,
                                        PageObservation.Kind.HISTORY)))
                .await()
                .indefinitely();
    }

    public FoldResult event(String team, String inner) {
        JsonNode envelope =
                mapper.createObjectNode().put("type", "event_callback").set("event", json(inner));
        return work.in(team, tx -> fold.event(tx, new EventObservation(team, envelope, Origin.LIVE)))
                .await()
                .indefinitely();
    }
}
