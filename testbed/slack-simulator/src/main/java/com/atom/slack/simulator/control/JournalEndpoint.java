package com.atom.slack.simulator.control;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.wire.Exchange;

/** {@code GET /_sim/journal?after=SEQ&limit=N}: the lines after a number, streamed as fast as they are read. */
final class JournalEndpoint {
    private final Journal journal;

    JournalEndpoint(Journal journal) {
        this.journal = journal;
    }

    void handle(Exchange exchange) {
        long after = Numbers.in(exchange.query(), "after").orElse(0L);
        long limit = Numbers.in(exchange.query(), "limit").orElse(Long.MAX_VALUE);
        HttpServerResponse response = exchange.response();
        response.putHeader("Content-Type", "application/x-ndjson").setChunked(true);
        long there = Math.max(0, journal.seq() - after);
        new Stream(response, journal.placeAfter(after), Math.min(limit, there)).goOn();
    }

    /** One reader's place. */
    private final class Stream {
        private final HttpServerResponse response;
        private Journal.Place place;
        private long left;

        Stream(HttpServerResponse response, Journal.Place place, long left) {
            this.response = response;
            this.place = place;
            this.left = left;
        }

        void goOn() {
            while (left > 0 && !response.closed()) {
                Journal.Lines lines = journal.read(place, (int) Math.min(left, Integer.MAX_VALUE));
                if (lines.count() == 0) {
                    break;
                }
                left -= lines.count();
                place = lines.next();
                response.write(Buffer.buffer(lines.bytes()));
                if (response.writeQueueFull()) {
                    response.drainHandler(drained -> goOn());
                    return;
                }
            }
            if (!response.closed() && !response.ended()) {
                response.end();
            }
        }
    }
}
