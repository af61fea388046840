package com.atom.slack.simulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small export, to be changed by a test: two people, one channel, one message. */
final class PlainExport {
    static final String USERS = """
        [{"id": "U1ADA", "team_id": "T1OLD", "name": "ada", "is_admin": true, "profile": {"real_name": "Ada L."}},
         {"id": "U2BOB", "team_id": "T1OLD", "name": "bob", "deleted": true, "profile": {"real_name": "Bob"}}]\
        """;
    static final String CHANNELS = """
        [{"id": "C1GEN", "name": "general", "created": 1500000000, "creator": "U1ADA", "is_archived": false,
          "is_general": true, "members": ["U1ADA"], "pins": [{"id": "1500000001.000100", "type": "C", "created":
          1500000002, "user": "U1ADA", "owner": "U1ADA"}], "topic": {"value": "t", "creator": "U1ADA", "last_set": 5},
          "purpose": {"value": "p", "creator": "U1ADA", "last_set": 6}}]\
        """;
    static final String DAY = """
        [{"type": "message", "user": "U1ADA", "text": "hello", "ts": "1500000001.000100"}]\
        """;

    private PlainExport() {}

    static Map<String, String> plain() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("users.json", USERS);
        entries.put("channels.json", CHANNELS);
        entries.put("general/2017-07-14.json", DAY);
        return entries;
    }

    static Map<String, String> plain(String path, String content) {
        Map<String, String> entries = plain();
        entries.put(path, content);
        return entries;
    }

    static byte[] zip(Map<String, String> entries) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        entries.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new Unzipped(bytes).zipped();
    }
}
