package com.atom.slack.analytics.facts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.atom.slack.analytics.purge.ForgottenWorkspaces;
import com.atom.slack.contracts.changes.ArchiveChange;

/**
 * Applies batches of changes, one transaction for each workspace in them. Acknowledged when all of it is committed or
 * buried: poison goes to the dead letters, an outage tries the same records again without limit while the service is
 * not ready.
 */
@ApplicationScoped
class ChangeConsumer {

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Facts facts;
    private final DeadLetters deadLetters;
    private final Progress progress;
    private final ForgottenWorkspaces forgotten;
    private final ObjectReader reader;
    private volatile boolean workspacesKnown;

    ChangeConsumer(
            Facts facts,
            DeadLetters deadLetters,
            Progress progress,
            ForgottenWorkspaces forgotten,
            ObjectMapper mapper) {
        this.facts = facts;
        this.deadLetters = deadLetters;
        this.progress = progress;
        this.forgotten = forgotten;
        this.reader = mapper.readerFor(ArchiveChange.class);
    }

    @Incoming("changes")
    Uni<Void> take(ConsumerRecords<String, String> batch) {
        Map<String, List<ReceivedChange>> byTeam = new LinkedHashMap<>();
        List<Uni<Void>> unreadable = new ArrayList<>();
        for (ConsumerRecord<String, String> entry : batch) {
            try {
                ReceivedChange received = read(entry);
                byTeam.computeIfAbsent(received.change().team(), team -> new ArrayList<>())
                        .add(received);
            } catch (UnreadableChange poison) {
                unreadable.add(bury(entry, poison));
            }
        }
        return inTurn(unreadable)
                .chain(() -> inTurn(byTeam.entrySet().stream()
                        .map(team -> applyUnlessForgotten(team.getKey(), team.getValue()))
                        .toList()))
                .invoke(() -> progress.applied(batch.count()));
    }

    private ReceivedChange read(ConsumerRecord<String, String> entry) {
        if (entry.value() == null) {
            throw new UnreadableChange("the record has no value");
        }
        try {
            ArchiveChange change = reader.readValue(entry.value());
            if (change == null || change.team() == null || change.kind() == null) {
                throw new UnreadableChange("the change names no team or no kind");
            }
            return new ReceivedChange(entry, change);
        } catch (JsonProcessingException malformed) {
            throw new UnreadableChange("the value is not a change in JSON");
        }
    }

    /** Nothing of a workspace that is forgotten comes back; one that is installed again begins when the old is gone. */
    private Uni<Void> applyUnlessForgotten(String team, List<ReceivedChange> received) {
        return untilTheOutageEnds(Uni.createFrom().deferred(() -> settled(team)))
                .chain(() -> forgotten.isForgotten(team) ? Uni.createFrom().voidItem() : apply(team, received));
    }

    private Uni<Void> settled(String team) {
        return known().chain(known -> known && (forgotten.isForgotten(team) || forgotten.isSettled(team))
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .failure(new TimeoutException(
                                known ? "the workspace is still being forgotten" : "workspaces are not read yet")));
    }

    private Uni<Boolean> known() {
        return workspacesKnown
                ? Uni.createFrom().item(true)
                : Uni.createFrom()
                        .item(forgotten::isReady)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(ready -> workspacesKnown = ready);
    }

    private Uni<Void> apply(String team, List<ReceivedChange> received) {
        return untilTheOutageEnds(facts.apply(
                        team, received.stream().map(ReceivedChange::change).toList()))
                .onFailure(Poison::is)
                .recoverWithUni(poison -> received.size() == 1
                        ? bury(received.getFirst().source(), poison)
                        : inTurn(received.stream()
                                .map(alone -> apply(team, List.of(alone)))
                                .toList()));
    }

    private Uni<Void> bury(ConsumerRecord<String, String> entry, Throwable reason) {
        return untilTheOutageEnds(Uni.createFrom().deferred(() -> deadLetters.bury(entry, reason)));
    }

    /** Tries the work again, without limit, after every failure that is not the record's own. */
    private Uni<Void> untilTheOutageEnds(Uni<Void> work) {
        return work.onFailure(failure -> !Poison.is(failure))
                .invoke(progress::stalled)
                .onFailure(failure -> !Poison.is(failure))
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(0.5)
                .indefinitely();
    }

    private static Uni<Void> inTurn(List<Uni<Void>> works) {
        return Multi.createFrom()
                .iterable(works)
                .onItem()
                .transformToUniAndConcatenate(work -> work)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
