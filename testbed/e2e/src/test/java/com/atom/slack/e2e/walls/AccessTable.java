package com.atom.slack.e2e.walls;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import static com.atom.slack.e2e.walls.Row.row;
import static com.atom.slack.e2e.walls.Who.ADMIN;
import static com.atom.slack.e2e.walls.Who.ANALYST;
import static com.atom.slack.e2e.walls.Who.ANONYMOUS;
import static com.atom.slack.e2e.walls.Who.VIEWER;

/** The table of who may call what. A route that is new, or that is gone, fails {@link EveryRoute} until it is so here too. */
final class AccessTable {

    private static final String API = "/api/integrations/slack";
    private static final String OAUTH = "/api/auth/slack";
    private static final String SESSION = "/api/auth/session";

    private AccessTable() {}

    /** In the order in which they are tried: what changes something comes last. */
    static List<Row> rows() {
        return Stream.of(reads(), open(), changes()).flatMap(List::stream).toList();
    }

    private static List<Row> reads() {
        return Stream.of(
                        Stream.of(
                                row("GET", API + "/workspaces", VIEWER, 200),
                                row("POST", API + "/workspaces", VIEWER, 200)),
                        read("/workspace/details", VIEWER, Tenant::workspace),
                        read("/channels", VIEWER, Tenant::workspace),
                        read("/messages", VIEWER, Tenant::channelMessages),
                        read("/messages/replies", VIEWER, Tenant::threadReplies),
                        read("/users", VIEWER, Tenant::workspace),
                        read("/search", VIEWER, Tenant::words),
                        read("/ingestion/status", VIEWER, Tenant::run),
                        read("/analytics/activity", ANALYST, Tenant::workspace),
                        Stream.of(
                                row("GET", API + "/stream", VIEWER, 200).about(Tenant::workspace),
                                row("GET", API + "/config", VIEWER, 200),
                                row("GET", API + "/api-keys", ADMIN, 200),
                                row("GET", API + "/audit", ADMIN, 200).about(Tenant::workspace),
                                // the chain is one over all workspaces
                                row("GET", API + "/audit/verify", ADMIN, 403),
                                row("GET", API + "/manifest", ADMIN, 200),
                                row("GET", API + "/scopes", ADMIN, 200).about(Tenant::workspace)))
                .flatMap(Function.identity())
                .toList();
    }

    /** Reads answer GET and POST alike. */
    private static Stream<Row> read(String path, Who least, Function<Tenant, Map<String, Object>> arguments) {
        return Stream.of("GET", "POST")
                .map(method -> row(method, API + path, least, 200).about(arguments));
    }

    /** Without credentials: a signature, a state or a ticket stands for them, and none is sent here. */
    private static List<Row> open() {
        return List.of(
                row("GET", API + "/health", ANONYMOUS, 200),
                row("POST", API + "/health", ANONYMOUS, 200),
                row("POST", API + "/events", ANONYMOUS, 401),
                row("POST", API + "/events/{app_id}", ANONYMOUS, 401),
                // few sign-ins a minute from one address
                row("POST", SESSION, ANONYMOUS, 400, 429),
                row("GET", SESSION + "/slack", ANONYMOUS, 303, 429),
                row("GET", OAUTH + "/callback/sign-in", ANONYMOUS, 401, 429),
                row("GET", OAUTH + "/status", ANONYMOUS, 200),
                row("GET", OAUTH + "/installed", ANONYMOUS, 200),
                row("GET", OAUTH + "/install", ANONYMOUS, 400),
                row("GET", OAUTH + "/callback", ANONYMOUS, 400),
                row("POST", OAUTH + "/callback", ANONYMOUS, 400));
    }

    private static List<Row> changes() {
        return List.of(
                row("GET", SESSION, VIEWER, 200),
                // a key is no session
                row("DELETE", SESSION, VIEWER, 404),
                row("POST", OAUTH + "/authorize", ADMIN, 200),
                row("POST", API + "/api-keys", ADMIN, 201).about(Tenant::key),
                row("DELETE", API + "/api-keys/{id}", ADMIN, 404),
                row("POST", API + "/config", ADMIN, 200).about(Tenant::setting),
                row("POST", API + "/keys/rotate", ADMIN, 403),
                // the simulated app does not rotate
                row("POST", OAUTH + "/refresh", ADMIN, 409).about(Tenant::workspace),
                row("POST", OAUTH + "/disconnect", ADMIN, 200)
                        .about(Tenant::workspace)
                        .spared(),
                // 409 while the one that the first administrator started still runs
                row("POST", API + "/ingest", ADMIN, 202, 409).about(Tenant::workspace));
    }
}
