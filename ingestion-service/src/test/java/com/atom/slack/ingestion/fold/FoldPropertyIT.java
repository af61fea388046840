package com.atom.slack.ingestion.fold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import jakarta.inject.Inject;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.changes.ArchiveWork;
import com.atom.slack.ingestion.fold.History.Observation;
import com.atom.slack.ingestion.house.Archive;

import static org.assertj.core.api.Assertions.assertThat;

@Archive
class FoldPropertyIT {

    private static final int HISTORIES = 12;
    private static final int STEPS = 50;
    private static final int ORDERS = 3;

    @Inject
    Fold fold;

    @Inject
    ArchiveWork work;

    @Inject
    ArchiveDump dump;

    @Test
    void anyOrderAndAnyRepetitionOfTheObservationsEndsInTheSameArchive() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            History history = new History(seed, "C" + seed, STEPS);
            String inOrder = "TP" + seed + "O0";
            take(inOrder, history.channel, history.observations, new Random(seed));
            String expected = dump.of(inOrder);
            assertThat(visible(inOrder)).as("the truth of seed %d", seed).isEqualTo(truth(history));

            for (int order = 1; order <= ORDERS; order++) {
                Random random = new Random(seed * 100 + order);
                List<Observation> shuffled = new ArrayList<>(history.observations);
                history.observations.stream()
                        .filter(o -> random.nextInt(3) == 0)
                        .forEach(shuffled::add);
                Collections.shuffle(shuffled, random);
                String team = "TP" + seed + "O" + order;

                take(team, history.channel, shuffled, random);

                assertThat(dump.of(team)).as("seed %d, order %d", seed, order).isEqualTo(expected);
            }
        }
    }

    /** Events in transactions of one to seven, pages each in its own. */
    private void take(String team, String channel, List<Observation> observations, Random random) {
        List<EventObservation> waiting = new ArrayList<>();
        for (Observation observation : observations) {
            switch (observation) {
                case Observation.Event event -> {
                    waiting.add(new EventObservation(team, event.envelope(), Origin.LIVE));
                    if (random.nextInt(4) == 0) {
                        flush(team, waiting);
                    }
                }
                case Observation.Page page -> {
                    flush(team, waiting);
                    work.in(
                                    team,
                                    tx -> fold.page(
                                            tx,
                                            new PageObservation(
                                                    team,
                                                    channel,
                                                    Origin.BACKFILL,
                                                    new Window(page.at(), page.at()),
                                                    page.messages(),
                                                    page.kind())))
                            .await()
                            .indefinitely();
                }
            }
        }
        flush(team, waiting);
    }

    private void flush(String team, List<EventObservation> waiting) {
        List<EventObservation> events = List.copyOf(waiting);
        waiting.clear();
        if (!events.isEmpty()) {
            work.in(team, tx -> fold.events(tx, team, events)).await().indefinitely();
        }
    }

    private Map<String, String> visible(String team) {
        Map<String, String> visible = new TreeMap<>();
        for (JsonObject row : dump.rows(team, """
                select m.ts, m.text, m.user_id, m.thread_ts, (select string_agg(r.name || ':' || r.user_id, ',' order by r.name, r.user_id)
                    from reaction r where r.team = m.team and r.channel_key = m.channel_key and r.ts = m.ts and r.present) as reactions
                from message m where m.team = $1 and not m.deleted and m.content_rank is not null order by m.ts
                """)) {
            visible.put(
                    row.getString("ts"),
                    row.getString("text") + "|" + row.getString("user_id") + "|" + row.getString("thread_ts") + "|"
                            + row.getString("reactions", ""));
        }
        return visible;
    }

    private static Map<String, String> truth(History history) {
        Map<String, String> truth = new TreeMap<>();
        history.truth.forEach((ts, t) -> {
            if (!t.deleted) {
                List<String> reactions = new ArrayList<>();
                t.reactions.forEach((name, users) -> users.forEach(user -> reactions.add(name + ":" + user)));
                truth.put(
                        ts,
                        t.message.path("text").asText() + "|"
                                + t.message.path("user").asText() + "|"
                                + t.message.path("thread_ts").textValue() + "|"
                                + (reactions.isEmpty() ? "null" : String.join(",", reactions)));
            }
        });
        return truth;
    }
}
