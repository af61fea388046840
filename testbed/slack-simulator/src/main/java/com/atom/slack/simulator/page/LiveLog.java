package com.atom.slack.simulator.page;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;

import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.wire.Exchange;

/**
 * {@code GET /_sim/log?after=SEQ&types=change,call}: the journal as server-sent events while it grows, each under the
 * name of its type, or without a name for readers that want types they do not know ({@code named=false}). A reader costs
 * a place in the file and what its socket takes at once, so it may be slow and there may be many.
 */
final class LiveLog {
    private static final long LOOK_MILLIS = 50;
    private static final String NUMBER = "\\d{1,18}";
    /** All that a line of the journal can be. */
    private static final List<String> TYPES = List.of("call", "change", "delivery", "socket", "subscription");

    private final Vertx vertx;
    private final Journal journal;
    private final Duration heartbeat;
    private final Set<LogReader> readers = new LinkedHashSet<>();
    private long looking;
    private long beating;

    /** @param heartbeat how often a comment tells a quiet line from a dead one */
    LiveLog(Vertx vertx, Journal journal, Duration heartbeat) {
        this.vertx = vertx;
        this.journal = journal;
        this.heartbeat = heartbeat;
    }

    void handle(Exchange exchange) {
        Map<String, String> query = exchange.query();
        String after = query.getOrDefault("after", "");
        if (!after.isEmpty() && (!after.matches(NUMBER) || Long.parseLong(after) > journal.seq())) {
            exchange.refuse(400, "unknown_seq", after + "; the journal ends at " + journal.seq());
            return;
        }
        String types = query.getOrDefault("types", "");
        Set<String> wanted = types.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(types.split(",", -1)));
        if (!TYPES.containsAll(wanted)) {
            exchange.refuse(400, "invalid_types", types + "; types are of " + String.join(", ", TYPES));
            return;
        }
        long from = resumed(exchange).orElseGet(() -> after.isEmpty() ? journal.seq() : Long.parseLong(after));
        HttpServerResponse response = exchange.response();
        response.putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-store");
        response.setChunked(true);
        boolean named = !query.getOrDefault("named", "").equals("false");
        begin(new LogReader(journal, response, wanted, named, from), response);
    }

    /** What a browser that lost its line had last; from the end when that is not of this journal. */
    private Optional<Long> resumed(Exchange exchange) {
        return exchange.header("Last-Event-ID")
                .filter(id -> id.matches(NUMBER))
                .map(id -> Math.min(Long.parseLong(id), journal.seq()));
    }

    private void begin(LogReader reader, HttpServerResponse response) {
        response.closeHandler(closed -> end(reader)).exceptionHandler(broken -> end(reader));
        response.drainHandler(drained -> reader.goOn());
        if (readers.isEmpty()) {
            looking =
                    vertx.setPeriodic(LOOK_MILLIS, timer -> List.copyOf(readers).forEach(LogReader::goOn));
            beating = vertx.setPeriodic(
                    heartbeat.toMillis(), timer -> List.copyOf(readers).forEach(LogReader::beat));
        }
        readers.add(reader);
        reader.greet();
        reader.goOn();
    }

    private void end(LogReader reader) {
        if (readers.remove(reader) && readers.isEmpty()) {
            vertx.cancelTimer(looking);
            vertx.cancelTimer(beating);
        }
    }

    /** Who reads now. */
    int readers() {
        return readers.size();
    }
}
