package com.atom.slack.ingestion.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.ingestion.purge.ForgottenWorkspaces;
import com.atom.slack.ingestion.wire.Fields;
import com.atom.slack.ingestion.wire.UnreadableObservation;
import com.atom.slack.ingestion.workspaces.Workspaces;

/**
 * {@code slack.events.v1}: each batch is read, sorted by workspace in the order of arrival, and folded. The offsets are
 * committed when all of it is in the archive, parked or set aside; no record can hold up those behind it.
 */
@ApplicationScoped
class EventConsumer {

    private static final int EVENTS_PER_TRANSACTION = 200;

    private final Envelopes envelopes;
    private final Workspaces workspaces;
    private final LiveFold live;
    private final Parking parking;
    private final SharedChannels shared;
    private final ForgottenWorkspaces forgotten;
    private final MeterRegistry metrics;
    private volatile boolean workspacesKnown;

    EventConsumer(
            Envelopes envelopes,
            Workspaces workspaces,
            LiveFold live,
            Parking parking,
            SharedChannels shared,
            ForgottenWorkspaces forgotten,
            MeterRegistry metrics) {
        this.envelopes = envelopes;
        this.workspaces = workspaces;
        this.live = live;
        this.parking = parking;
        this.shared = shared;
        this.forgotten = forgotten;
        this.metrics = metrics;
    }

    /** Never fails: a batch ends when nothing of it is left to do. */
    @Incoming("events")
    Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
        List<Delivery> deliveries = new ArrayList<>();
        Uni<Void> unreadable = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, byte[]> entry : batch) {
            String source = entry.topic() + "-" + entry.partition() + "@" + entry.offset();
            try {
                read(entry, source, deliveries);
            } catch (UnreadableObservation poison) {
                unreadable = unreadable.chain(() -> live.setAside(source, entry.key(), entry.value(), poison));
            }
        }
        return unreadable
                .chain(this::awaitWorkspaces)
                .chain(() -> live.attempt(() -> shared.spread(deliveries)))
                .chain(this::byTeam);
    }

    private void read(ConsumerRecord<String, byte[]> entry, String source, List<Delivery> deliveries) {
        byte[] body = entry.value();
        if (body == null) {
            throw new UnreadableObservation("the record is empty");
        }
        var envelope = envelopes.read(body);
        String team = Delivery.tenant(envelope);
        if (team == null || Fields.text(envelope.path("event"), "type") == null) {
            // about no workspace, or outer-only such as app_rate_limited: nothing for the archive
            metrics.counter("archive.events.ignored").increment();
            return;
        }
        deliveries.add(new Delivery(source, entry.key(), body, envelope, team));
    }

    private Uni<Void> byTeam(List<Delivery> deliveries) {
        Map<String, List<Delivery>> teams = new LinkedHashMap<>();
        deliveries.forEach(delivery -> teams.computeIfAbsent(delivery.team(), team -> new ArrayList<>())
                .add(delivery));
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Map.Entry<String, List<Delivery>> team : teams.entrySet()) {
            all = all.chain(() -> take(team.getKey(), team.getValue()));
        }
        return all;
    }

    private Uni<Void> take(String team, List<Delivery> events) {
        Optional<WorkspaceState> workspace = workspaces.find(team);
        if (workspace.isEmpty()) {
            return parking.park(team, events);
        }
        if (workspace.get().forgotten()) {
            metrics.counter("archive.events.forgotten").increment(events.size());
            return Uni.createFrom().voidItem();
        }
        return awaitPurge(workspace.get()).chain(() -> fold(team, events));
    }

    /** Installed again while it is still being forgotten: what is folded now would be forgotten too. */
    private Uni<Void> awaitPurge(WorkspaceState workspace) {
        return live.attempt(() -> forgotten.isSettled(workspace)
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new TimeoutException("the workspace is still being forgotten")));
    }

    private Uni<Void> fold(String team, List<Delivery> events) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int from = 0; from < events.size(); from += EVENTS_PER_TRANSACTION) {
            List<Delivery> part = events.subList(from, Math.min(events.size(), from + EVENTS_PER_TRANSACTION));
            all = all.chain(() -> live.all(team, part));
        }
        return all;
    }

    /** Nothing is parked for want of a view that has not been read yet. */
    private Uni<Void> awaitWorkspaces() {
        return workspacesKnown
                ? Uni.createFrom().voidItem()
                : live.attempt(() -> Uni.createFrom()
                        .item(workspaces::ready)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .onItem()
                        .invoke(ready -> workspacesKnown = ready)
                        .chain(ready -> ready
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom()
                                        .failure(new TimeoutException("slack.workspaces.v1 is not read yet"))));
    }
}
