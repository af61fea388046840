package com.atom.slack.simulator.hooks;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;

/** Plain answers, each with its line in the journal; the address that was called is a secret and not in it. */
final class Calls {
    private final Journal journal;

    Calls(Journal journal) {
        this.journal = journal;
    }

    /** What may be told of a request. */
    static void told(ObjectNode args, Place place, ObjectNode body) {
        args.put("channel", place.channel()).put("app_id", place.appId());
        for (String field : new String[] {"response_type", "replace_original", "delete_original", "thread_ts"}) {
            if (body.path(field).isValueNode()) {
                args.set(field, body.get(field));
            }
        }
    }

    void answer(Exchange exchange, String method, String team, ObjectNode args, int status, String text) {
        ObjectNode line = Json.object().put("method", method);
        if (!team.isEmpty()) {
            line.put("team", team);
        }
        line.set("args", args);
        line.put("status", status);
        if (status != 200) {
            line.put("error", text);
        }
        if (status == 429) {
            line.put("retry_after", 1);
            exchange.response().putHeader("Retry-After", "1");
        }
        journal.append("call", line);
        exchange.bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
