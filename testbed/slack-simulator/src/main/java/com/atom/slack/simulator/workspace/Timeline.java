package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of a conversation in their order, and which of them stand where. */
final class Timeline {
    private final List<Message> all = new ArrayList<>();
    private final List<Message> shown = new ArrayList<>();
    private final Map<Long, List<Message>> threads = new HashMap<>();

    List<Message> all() {
        return all;
    }

    List<Message> shown() {
        return shown;
    }

    List<Message> replies(Message parent) {
        return threads.getOrDefault(parent.micros(), List.of());
    }

    Optional<Message> at(long micros) {
        int at = firstAtLeast(all, micros);
        return at < all.size() && all.get(at).micros() == micros ? Optional.of(all.get(at)) : Optional.empty();
    }

    /** That moment included. */
    List<Message> until(long micros) {
        return all.subList(0, firstAtLeast(all, micros + 1));
    }

    static int firstAtLeast(List<Message> ascending, long micros) {
        int low = 0;
        int high = ascending.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending.get(middle).micros() < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void add(Message message) {
        insert(all, message);
        if (message.isInChannel()) {
            insert(shown, message);
        }
        if (message.isReply()) {
            insert(threads.computeIfAbsent(message.parentMicros(), key -> new ArrayList<>(2)), message);
            at(message.parentMicros()).ifPresent(Message::touched);
        }
    }

    private static void insert(List<Message> ascending, Message message) {
        if (ascending.isEmpty() || ascending.getLast().micros() < message.micros()) {
            ascending.add(message);
        } else {
            ascending.add(firstAtLeast(ascending, message.micros()), message);
        }
    }

    void forget() {
        all.clear();
        shown.clear();
        threads.clear();
    }

    void delete(Message message) {
        if (!replies(message).isEmpty()) {
            message.bury();
            return;
        }
        message.delete();
        remove(shown, message);
        if (message.isReply()) {
            remove(threads.getOrDefault(message.parentMicros(), new ArrayList<>()), message);
            at(message.parentMicros()).ifPresent(Message::touched);
        }
    }

    void broadcast(Message reply) {
        if (!reply.isInChannel()) {
            reply.broadcast();
            insert(shown, reply);
        }
    }

    private static void remove(List<Message> ascending, Message message) {
        int at = firstAtLeast(ascending, message.micros());
        if (at < ascending.size() && ascending.get(at) == message) {
            ascending.remove(at);
        }
    }
}
