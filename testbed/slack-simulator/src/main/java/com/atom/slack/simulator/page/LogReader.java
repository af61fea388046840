package com.atom.slack.simulator.page;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

import com.atom.slack.simulator.journal.Journal;

/** One reader of the live log and how far it is. Nothing is written while its socket is full. */
final class LogReader {
    /** Whoever is further behind than this is taken to the newest lines and told what it missed. */
    static final long FAR_BEHIND = 50_000;

    private static final long NEWEST = 500;
    private static final int AT_ONCE = 500;
    private static final int TYPE_AT = "{\"type\":\"".length();

    private final Journal journal;
    private final HttpServerResponse response;
    private final Set<String> types;
    private final boolean named;
    private long seq;
    private Journal.Place place;

    /**
     * @param types those to be told; empty for all
     * @param named whether an event has the name of its type
     * @param after the number of the line before the first to be told
     */
    LogReader(Journal journal, HttpServerResponse response, Set<String> types, boolean named, long after) {
        this.journal = journal;
        this.response = response;
        this.types = types;
        this.named = named;
        this.seq = after;
        this.place = journal.placeAfter(after);
    }

    void greet() {
        response.write("retry: 1000\n\n");
    }

    void beat() {
        if (canWrite()) {
            response.write(": still here\n\n");
        }
    }

    void goOn() {
        if (canWrite() && journal.seq() - seq > FAR_BEHIND) {
            skip();
        }
        while (seq < journal.seq() && canWrite()) {
            Journal.Lines lines = journal.read(place, AT_ONCE);
            if (lines.count() == 0) {
                return;
            }
            place = lines.next();
            Buffer events = events(lines.bytes());
            if (events.length() > 0) {
                response.write(events);
            }
        }
    }

    private boolean canWrite() {
        return !response.closed() && !response.ended() && !response.writeQueueFull();
    }

    private void skip() {
        long to = journal.seq() - NEWEST;
        response.write("id: " + to + "\nevent: skipped\ndata: {\"from\":" + (seq + 1) + ",\"to\":" + to + "}\n\n");
        seq = to;
        place = journal.placeAfter(to);
    }

    /** The lines are numbered without holes, and their type stands in front: none of them has to be parsed. */
    private Buffer events(byte[] lines) {
        Buffer events = Buffer.buffer(lines.length + 64);
        int from = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                seq++;
                String type = typeOf(lines, from);
                if (types.isEmpty() || types.contains(type)) {
                    events.appendString("id: " + seq + (named ? "\nevent: " + type : "") + "\ndata: ");
                    events.appendBytes(lines, from, at - from).appendString("\n\n");
                }
                from = at + 1;
            }
        }
        return events;
    }

    private static String typeOf(byte[] lines, int from) {
        int begin = from + TYPE_AT;
        int end = begin;
        while (lines[end] != '"') {
            end++;
        }
        return new String(lines, begin, end - begin, StandardCharsets.UTF_8);
    }
}
