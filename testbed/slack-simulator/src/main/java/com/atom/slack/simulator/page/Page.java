package com.atom.slack.simulator.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;

import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.delivery.Deliveries;
import com.atom.slack.simulator.delivery.DeliveryLog;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.webapi.LimitInUse;
import com.atom.slack.simulator.webapi.WebApi;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.World;

/** {@code GET /_sim/} and what is asked from there: {@code page/FILE, view, deliveries, limits, log}. */
public final class Page {
    private static final String HERE = "/_sim/";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int USUAL_DELIVERIES = 100;

    /** A request for one of them. */
    @FunctionalInterface
    private interface Door {
        void handle(Exchange exchange, List<String> behind);
    }

    private final World world;
    private final Vault vault;
    private final Map<String, Door> doors;

    public Page(Vertx vertx, World world, Vault vault, Journal journal, Deliveries deliveries, WebApi webApi) {
        this.world = world;
        this.vault = vault;
        PageFiles files = new PageFiles();
        View view = new View(world, journal);
        LiveLog log = new LiveLog(vertx, journal, HEARTBEAT);
        this.doors = Map.of(
                "", (exchange, behind) -> files.page(exchange),
                "page", (exchange, behind) -> files.handle(exchange, String.join("/", behind)),
                "view", view::handle,
                "deliveries", (exchange, behind) -> deliveries(exchange, deliveries.log()),
                "limits", (exchange, behind) -> limits(exchange, webApi.limitsInUse()),
                "log", (exchange, behind) -> log.handle(exchange));
    }

    public boolean answers(Exchange exchange) {
        String path = exchange.path();
        return exchange.method().equals("GET")
                && (path.equals("/_sim")
                        || path.startsWith(HERE)
                                && doors.containsKey(steps(path).getFirst()));
    }

    public void handle(Exchange exchange) {
        if (exchange.path().equals("/_sim")) {
            exchange.redirect(HERE);
            return;
        }
        List<String> steps = steps(exchange.path());
        doors.get(steps.getFirst()).handle(exchange, steps.subList(1, steps.size()));
    }

    private static List<String> steps(String path) {
        return List.of(path.substring(HERE.length()).split("/"));
    }

    private void deliveries(Exchange exchange, DeliveryLog log) {
        Map<String, String> query = exchange.query();
        String app = query.getOrDefault("app_id", "");
        String team = query.getOrDefault("team", "");
        if (!app.isEmpty() && vault.app(app).isEmpty()) {
            exchange.refuse(400, "unknown_app", "app_id: there is no app " + app);
            return;
        }
        if (!team.isEmpty() && !isPlace(team)) {
            exchange.refuse(400, "unknown_team", "team: there is no workspace " + team);
            return;
        }
        Count.in(query, "limit", USUAL_DELIVERIES, DeliveryLog.KEPT)
                .ifPresentOrElse(
                        limit -> {
                            ObjectNode answer = Json.object();
                            answer.putArray("deliveries").addAll(log.recent(app, team, limit));
                            exchange.json(200, answer);
                        },
                        () -> exchange.refuse(400, "invalid_limit", query.get("limit")));
    }

    /** Events of an organisation as a whole stand under its id. */
    private boolean isPlace(String id) {
        return world.team(id).isPresent()
                || world.enterprises().stream().anyMatch(org -> org.id().equals(id));
    }

    private static void limits(Exchange exchange, List<LimitInUse> inUse) {
        ObjectNode answer = Json.object();
        answer.putArray("limits").addAll(inUse.stream().map(LimitInUse::json).toList());
        exchange.json(200, answer);
    }
}
