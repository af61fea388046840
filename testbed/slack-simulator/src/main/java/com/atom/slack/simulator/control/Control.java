package com.atom.slack.simulator.control;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.acts.Play;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.delivery.Deliveries;
import com.atom.slack.simulator.delivery.RequestUrls;
import com.atom.slack.simulator.delivery.Subscriptions;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.imports.Importer;
import com.atom.slack.simulator.imports.Limits;
import com.atom.slack.simulator.interaction.Interactions;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;
import com.atom.slack.simulator.socket.Sockets;
import com.atom.slack.simulator.status.StatusApi;
import com.atom.slack.simulator.story.Story;
import com.atom.slack.simulator.webapi.WebApi;
import com.atom.slack.simulator.webapi.files.Store;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.wire.Multipart;
import com.atom.slack.simulator.workspace.World;

/** Everything under {@code /_sim}. */
public final class Control {
    private final Play play;
    private final Pace pace;
    private final Terms terms;
    private final Journal journal;
    private final Deliveries deliveries;
    private final AppsEndpoint apps;
    private final TruthEndpoint truth;
    private final JournalEndpoint journalEndpoint;
    private final FaultsEndpoint faults;
    private final Interactions interactions;
    private final StatusApi statusApi;
    private final ExportEndpoint exports;
    private final ImportEndpoint imports;

    public Control(
            Vertx vertx,
            World world,
            Story story,
            Vault vault,
            Journal journal,
            Deliveries deliveries,
            Play play,
            Faults faults,
            WebApi webApi,
            RequestUrls requestUrls,
            Subscriptions subscriptions,
            Sockets sockets,
            Pace pace,
            Terms terms,
            Interactions interactions,
            StatusApi statusApi,
            Importer importer,
            Path folder) {
        this.play = play;
        this.pace = pace;
        this.terms = terms;
        this.journal = journal;
        this.deliveries = deliveries;
        this.apps = new AppsEndpoint(vault, world, requestUrls, subscriptions, sockets);
        this.truth = new TruthEndpoint(vault, journal, new Snapshots(vertx, story, journal, world));
        this.journalEndpoint = new JournalEndpoint(journal);
        this.faults = new FaultsEndpoint(faults, world, webApi::isMethod);
        this.interactions = interactions;
        this.statusApi = statusApi;
        this.exports = new ExportEndpoint(vertx, world, new Store(folder));
        this.imports = new ImportEndpoint(vertx, folder, importer, Limits.USUAL);
    }

    /** Whether the body is to be left to {@link #stream}, which does not hold it in memory. */
    public static boolean streams(HttpServerRequest request) {
        return request.path().equals("/_sim/import") && request.method().equals(HttpMethod.POST);
    }

    /** @param request whose body nobody has asked for */
    public void stream(HttpServerRequest request) {
        imports.handle(request, new Exchange(request, new byte[0], Multipart.expectedIn(request), pace.clock()));
    }

    /** @param steps of the path behind {@code /_sim/} */
    public void handle(Exchange exchange, List<String> steps) {
        try {
            answer(exchange, steps);
        } catch (BadNumber bad) {
            exchange.refuse(400, bad.error(), String.valueOf(bad.getMessage()));
        }
    }

    private void answer(Exchange exchange, List<String> steps) {
        String what = exchange.method() + " " + (steps.isEmpty() ? "" : steps.getFirst());
        switch (what) {
            case "GET apps" -> apps.list(exchange);
            case "POST apps" -> apps(exchange, steps);
            case "GET truth" -> truth.handle(exchange, steps.subList(1, steps.size()));
            case "GET journal" -> journalEndpoint.handle(exchange);
            case "POST act" -> act(exchange);
            case "GET faults" -> faults.list(exchange);
            case "POST faults" -> faults.add(exchange);
            case "DELETE faults" -> faults.remove(exchange, steps.getLast());
            case "GET clock" -> exchange.json(200, Json.object().put("scale", pace.scale()));
            case "POST clock" -> clock(exchange);
            case "GET ephemerals" -> interactions.listEphemerals(exchange, steps);
            case "GET dialogs" -> interactions.listDialogs(exchange, steps);
            case "GET views" -> interactions.listViews(exchange, steps);
            case "GET incidents", "POST incidents", "DELETE incidents" -> statusApi.control(exchange, steps);
            case "GET delivery" -> exchange.json(200, terms.json());
            case "POST delivery" -> terms(exchange);
            case "GET status" -> status(exchange);
            case "GET import" -> exchange.json(200, imports.state());
            case "GET export" -> exports.handle(exchange, steps.subList(1, steps.size()));
            default -> exchange.refuse(404, "unknown_path", exchange.method() + " " + exchange.path());
        }
    }

    private void apps(Exchange exchange, List<String> steps) {
        if (steps.size() == 1) {
            apps.register(exchange);
        } else if (steps.size() == 3 && steps.get(2).equals("enable")) {
            apps.enable(exchange, steps.get(1));
        } else {
            exchange.refuse(404, "unknown_path", exchange.method() + " " + exchange.path());
        }
    }

    private void terms(Exchange exchange) {
        Optional<ObjectNode> wish = Json.objectIn(exchange.body());
        if (wish.isEmpty()) {
            exchange.refuse(400, "invalid_json", "the terms are a JSON object");
            return;
        }
        try {
            terms.change(wish.get());
            exchange.json(200, terms.json());
        } catch (IllegalArgumentException e) {
            exchange.refuse(400, "invalid_terms", String.valueOf(e.getMessage()));
        }
    }

    private void act(Exchange exchange) {
        Optional<ObjectNode> wish = Json.objectIn(exchange.body());
        if (wish.isEmpty()) {
            exchange.refuse(400, "invalid_json", "an act is a JSON object");
            return;
        }
        String action = wish.get().path("action").asText();
        try {
            if (interactions.names().contains(action)) {
                interactions
                        .act(wish.get())
                        .onSuccess(answer -> exchange.json(200, answer))
                        .onFailure(broken -> exchange.refuse(500, "fatal_error", String.valueOf(broken)));
                return;
            }
            Acts.Done done = play.act(wish.get());
            ObjectNode answer =
                    Json.object().put("ok", true).put("ts", done.change().ts());
            answer.put("channel", done.change().channel())
                    .put("event_ts", done.change().eventTs());
            answer.put("seq", done.seq());
            done.change().data().path("files").forEach(file -> answer.set("file", file.path("id")));
            if (done.change().data().path("user").has("id")) {
                answer.set("user", done.change().data().path("user").path("id"));
            }
            if (done.change().data().path("bookmark").has("id")) {
                answer.set("bookmark", done.change().data().path("bookmark").path("id"));
            }
            if (done.change().data().has("group")) {
                answer.set("usergroup", done.change().data().get("group"));
            }
            exchange.json(200, answer.set("event_ids", Json.array(done.eventIds())));
        } catch (ActRefused refused) {
            boolean isUnknown = refused.error().equals("unknown_action");
            String more = isUnknown ? ", " + String.join(", ", interactions.names()) : "";
            exchange.refuse(400, refused.error(), refused.getMessage() + more);
        }
    }

    private void clock(Exchange exchange) {
        Optional<ObjectNode> wish = Json.objectIn(exchange.body());
        if (wish.isEmpty()) {
            exchange.refuse(400, "invalid_json", "the clock takes a JSON object");
            return;
        }
        if (wish.get().size() > (wish.get().has("scale") ? 1 : 0)) {
            exchange.refuse(400, "unknown_field", "the clock has nothing but scale");
            return;
        }
        JsonNode asked = wish.get().path("scale");
        double scale = asked.asDouble();
        if (!asked.isNumber() || !(scale > 0 && scale <= Pace.FASTEST)) {
            exchange.refuse(400, "invalid_scale", "scale is to be a number above 0 and at most 1000000");
            return;
        }
        pace.scale(scale);
        exchange.json(200, Json.object().put("scale", scale));
    }

    private void status(Exchange exchange) {
        ObjectNode answer = Json.object().put("ok", true).put("seq", journal.seq());
        exchange.json(200, answer.put("undelivered", deliveries.open().size()));
    }
}
