package com.atom.slack.gateway.stream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;

/** From the one reader of the topic to the clients of each audience. */
@ApplicationScoped
class Feed {

    private final Map<Audience, Room> rooms = new ConcurrentHashMap<>();

    /** Audiences that have a client at the moment. */
    List<Audience> audiences() {
        return rooms.entrySet().stream()
                .filter(room -> room.getValue().clients().get() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Must not be called for one audience by two threads at once. */
    void send(Audience audience, List<StreamEvent> events) {
        Room room = rooms.get(audience);
        if (room != null) {
            events.forEach(room.events()::onNext);
        }
    }

    /** Events from now on. Fails for a client that does not keep up: it must buffer for itself. */
    Multi<StreamEvent> events(Audience audience) {
        Room room =
                rooms.computeIfAbsent(audience, unseen -> new Room(BroadcastProcessor.create(), new AtomicInteger()));
        return Multi.createFrom().deferred(() -> {
            room.clients().incrementAndGet();
            return room.events().onTermination().invoke(() -> room.clients().decrementAndGet());
        });
    }

    private record Room(BroadcastProcessor<StreamEvent> events, AtomicInteger clients) {}
}
