package com.atom.slack.simulator.socket;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** The JSON that goes over a socket beside the envelopes. */
final class Frames {
    static final String HOST = "applink-1";
    private static final int BUILD = 54;
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private Frames() {}

    /** @param lifeSeconds how long the connection is going to live, about */
    static String hello(String appId, int connections, Instant started, long lifeSeconds) {
        ObjectNode hello = Json.object().put("type", "hello").put("num_connections", connections);
        ObjectNode debug = hello.putObject("debug_info").put("host", HOST);
        debug.put("started", STARTED.format(started)).put("build_number", BUILD);
        debug.put("approximate_connection_time", lifeSeconds);
        hello.putObject("connection_info").put("app_id", appId);
        return Json.text(hello);
    }

    static String disconnect(String reason) {
        ObjectNode disconnect = Json.object().put("type", "disconnect").put("reason", reason);
        disconnect.putObject("debug_info").put("host", HOST);
        return Json.text(disconnect);
    }
}
