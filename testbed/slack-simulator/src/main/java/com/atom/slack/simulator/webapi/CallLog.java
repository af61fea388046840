package com.atom.slack.simulator.webapi;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.wire.Json;

/** Calls in the journal, without their secrets. */
final class CallLog {
    private static final int LONGEST = 500;
    private static final Set<String> SECRETS =
            Set.of("token", "client_secret", "code", "code_verifier", "refresh_token", "trigger_id", "action_token");

    private final Journal journal;

    CallLog(Journal journal) {
        this.journal = journal;
    }

    void note(String method, String team, Map<String, String> args, int status, String error, int retryAfter) {
        ObjectNode line = Json.object().put("method", method);
        if (!team.isEmpty()) {
            line.put("team", team);
        }
        ObjectNode told = line.putObject("args");
        args.forEach((name, value) -> {
            if (!SECRETS.contains(name)) {
                told.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
            }
        });
        line.put("status", status);
        if (!error.isEmpty()) {
            line.put("error", error);
        }
        if (retryAfter > 0) {
            line.put("retry_after", retryAfter);
        }
        journal.append("call", line);
    }
}
