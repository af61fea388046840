package com.atom.slack.simulator.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;

import com.atom.slack.simulator.imports.CorruptExport;
import com.atom.slack.simulator.imports.ImportReport;
import com.atom.slack.simulator.imports.Importer;
import com.atom.slack.simulator.imports.Limits;
import com.atom.slack.simulator.imports.Naming;
import com.atom.slack.simulator.imports.Progress;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;

/**
 * {@code POST /_sim/import?name=&domain=}: the body, an export ZIP, becomes a workspace; one at a time. {@code GET} tells how
 * far that is.
 */
final class ImportEndpoint {
    private static final System.Logger LOG = System.getLogger(ImportEndpoint.class.getName());

    private final Vertx vertx;
    private final Path folder;
    private final Importer importer;
    private final Limits limits;
    private final WorkerExecutor reader;
    private boolean running;
    private volatile Progress progress = Progress.BEGUN;

    /** @param folder where the body is kept while it is read */
    ImportEndpoint(Vertx vertx, Path folder, Importer importer, Limits limits) {
        this.vertx = vertx;
        this.folder = folder;
        this.importer = importer;
        this.limits = limits;
        this.reader = vertx.createSharedWorkerExecutor("import", 1, 1, TimeUnit.HOURS);
    }

    /** On the world's thread. */
    ObjectNode state() {
        ObjectNode state = Json.object().put("running", running);
        return running ? state.setAll(progress.json()) : state;
    }

    /** @param request whose body nobody has asked for */
    void handle(HttpServerRequest request, Exchange exchange) {
        Naming naming;
        try {
            Map<String, String> query = exchange.query();
            naming = new Naming(Optional.ofNullable(query.get("name")), Optional.ofNullable(query.get("domain")));
        } catch (IllegalArgumentException e) {
            turnAway(request, exchange, 400, "invalid_name", String.valueOf(e.getMessage()));
            return;
        }
        if (exchange.contentType().startsWith("multipart/")) {
            turnAway(request, exchange, 400, "invalid_body", "the body is to be the ZIP itself, not a form");
        } else if (running) {
            turnAway(request, exchange, 409, "import_running", "one import at a time; ask again when it is done");
        } else {
            running = true;
            progress = Progress.BEGUN;
            receive(request, exchange, naming);
        }
    }

    /** Answers without the body; what still comes of it is dropped. */
    private static void turnAway(
            HttpServerRequest request, Exchange exchange, int status, String error, String detail) {
        if (!request.isEnded()) {
            request.handler(ignored -> {}).resume();
        }
        exchange.refuse(status, error, detail);
    }

    private void receive(HttpServerRequest request, Exchange exchange, Naming naming) {
        request.pause();
        Path file = temporary();
        Context context = vertx.getOrCreateContext();
        vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setTruncateExisting(true))
                .compose(out -> new Body(request, out).received())
                .onFailure(failure -> {
                    done(file);
                    turnAway(request, exchange, 400, "invalid_body", String.valueOf(failure.getMessage()));
                })
                .onSuccess(received -> take(exchange, naming, file, context));
    }

    private Path temporary() {
        try {
            return Files.createTempFile(folder, "import-", ".zip");
        } catch (IOException e) {
            running = false;
            throw new UncheckedIOException(e);
        }
    }

    private void done(Path file) {
        running = false;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot delete " + file, e);
        }
    }

    private void take(Exchange exchange, Naming naming, Path file, Context context) {
        reader.<ImportReport>executeBlocking(
                        () -> importer.take(
                                file,
                                naming,
                                limits,
                                task -> context.runOnContext(nothing -> task.run()),
                                now -> progress = now),
                        false)
                .onComplete(taken -> {
                    done(file);
                    if (taken.succeeded()) {
                        exchange.json(200, taken.result().json());
                    } else if (taken.cause() instanceof CorruptExport corrupt) {
                        exchange.json(
                                400,
                                Json.object()
                                        .put("ok", false)
                                        .put("error", "corrupt_export")
                                        .put("entry", corrupt.entry())
                                        .put("detail", corrupt.getMessage()));
                    } else {
                        LOG.log(System.Logger.Level.ERROR, "import failed", taken.cause());
                        exchange.refuse(500, "fatal_error", "see the simulator's log");
                    }
                });
    }

    /** Into the file, not faster than that takes it, and not more than is allowed. */
    private final class Body {
        private final HttpServerRequest request;
        private final AsyncFile out;
        private final Promise<Void> received = Promise.promise();
        private long bytes;

        Body(HttpServerRequest request, AsyncFile out) {
            this.request = request;
            this.out = out;
        }

        Future<Void> received() {
            request.exceptionHandler(this::broken);
            request.endHandler(
                    end -> out.close().onSuccess(received::tryComplete).onFailure(received::tryFail));
            request.handler(chunk -> {
                if (received.future().isComplete()) {
                    return;
                }
                bytes += chunk.length();
                if (bytes > limits.zipBytes()) {
                    broken(new IOException("the ZIP is larger than " + limits.zipBytes() + " bytes"));
                    return;
                }
                out.write(chunk).onFailure(this::broken);
                if (out.writeQueueFull()) {
                    request.pause();
                    out.drainHandler(drained -> request.resume());
                }
            });
            request.resume();
            return received.future();
        }

        private void broken(Throwable failure) {
            if (received.tryFail(failure)) {
                out.close();
            }
        }
    }
}
