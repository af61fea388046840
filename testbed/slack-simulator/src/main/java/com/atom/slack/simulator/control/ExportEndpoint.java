package com.atom.slack.simulator.control;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerResponse;

import com.atom.slack.simulator.exports.Counts;
import com.atom.slack.simulator.exports.Days;
import com.atom.slack.simulator.exports.Export;
import com.atom.slack.simulator.exports.Layout;
import com.atom.slack.simulator.webapi.files.Store;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Outflow;
import com.atom.slack.simulator.workspace.World;

/** {@code GET /_sim/export/TEAM-OR-ENTERPRISE?layout=&from=&to=}: the ZIP, streamed while everything else goes on. */
final class ExportEndpoint {
    private static final System.Logger LOG = System.getLogger(ExportEndpoint.class.getName());
    private static final int AT_ONCE = 2;

    private final Vertx vertx;
    private final World world;
    private final Store store;
    private final WorkerExecutor writers;
    private int running;

    ExportEndpoint(Vertx vertx, World world, Store store) {
        this.vertx = vertx;
        this.store = store;
        this.world = world;
        this.writers = vertx.createSharedWorkerExecutor("export", AT_ONCE, 1, TimeUnit.HOURS);
    }

    /** @param steps of the path behind {@code export} */
    void handle(Exchange exchange, List<String> steps) {
        Map<String, String> query = exchange.query();
        Optional<Layout> layout = Layout.named(query.getOrDefault("layout", Layout.STANDARD.wire()));
        if (layout.isEmpty()) {
            exchange.refuse(400, "unknown_layout", query.get("layout") + "; known are " + Layout.names());
            return;
        }
        Days days;
        try {
            days = new Days(day(query, "from"), day(query, "to"));
        } catch (IllegalArgumentException e) {
            exchange.refuse(400, "invalid_range", String.valueOf(e.getMessage()));
            return;
        }
        if (running == AT_ONCE) {
            exchange.refuse(503, "too_many_exports", AT_ONCE + " exports are being written; ask again later");
            return;
        }
        String id = String.join("/", steps);
        Export.begin(world, id, layout.get(), days)
                .ifPresentOrElse(
                        export -> stream(exchange, export),
                        () -> exchange.refuse(404, "unknown_team", id + " is no workspace and no organisation here"));
    }

    private static Optional<LocalDate> day(Map<String, String> query, String name) {
        try {
            return Optional.ofNullable(query.get(name)).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is a day such as 2026-11-25, not " + query.get(name), e);
        }
    }

    private void stream(Exchange exchange, Export export) {
        HttpServerResponse response = exchange.response();
        response.putHeader("Content-Type", "application/zip").setChunked(true);
        response.putHeader("Content-Disposition", "attachment; filename=\"" + export.fileName() + "\"");
        Context context = vertx.getOrCreateContext();
        running++;
        writers.<Counts>executeBlocking(
                        () -> {
                            try (Outflow out = new Outflow(context, response)) {
                                return export.writeTo(
                                        out,
                                        task -> context.runOnContext(nothing -> task.run()),
                                        store::bytes,
                                        nobody -> {});
                            }
                        },
                        false)
                .onComplete(written -> {
                    running--;
                    export.close();
                    if (written.succeeded() && !response.closed()) {
                        response.end();
                    } else {
                        LOG.log(System.Logger.Level.WARNING, "export broken off", written.cause());
                        response.reset();
                    }
                });
    }
}
