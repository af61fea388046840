package com.atom.slack.gateway.door;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.atom.slack.kit.correlation.RequestId;
import com.atom.slack.kit.problems.CommonProblem;

/** The first to see every request on the public port: gives it an id, its answer the headers, and refuses what is too large. */
@Singleton
class Door {

    private static final int BEFORE_EVERYTHING = 10_000;
    private static final int BEFORE_THE_ENDPOINTS = -1_000;

    /** Up to here a refused body is read and thrown away, so that the connection stays usable; beyond it is closed. */
    private static final long WORTH_DRAINING_BYTES = 8L * 1024 * 1024;

    private final Traffic traffic;
    private final long limitBytes;

    Door(Traffic traffic, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.traffic = traffic;
        this.limitBytes = limit.asLongValue();
    }

    void open(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_EVERYTHING);
    }

    /** Bodies are read whole before anybody asks for them: so one that grows past the limit in pieces is refused alike. */
    void open(@Observes Router router) {
        router.post("/api/*")
                .order(BEFORE_THE_ENDPOINTS)
                .handler(BodyHandler.create(false).setBodyLimit(limitBytes));
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String id = RequestId.begin(request.getHeader(RequestId.HEADER));
        request.headers().set(RequestId.HEADER, id);
        context.addHeadersEndHandler(answered -> {
            context.response().putHeader(RequestId.HEADER, id);
            SecurityHeaders.write(context.normalizedPath(), context.response());
        });
        traffic.watch(context);
        long declared = declaredBytes(request);
        if (declared > limitBytes) {
            refuseBody(context, declared);
        } else {
            context.next();
        }
    }

    private void refuseBody(RoutingContext context, long declared) {
        if (declared > WORTH_DRAINING_BYTES) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.response()
                    .endHandler(ended -> context.request().connection().close());
        }
        context.fail(CommonProblem.PAYLOAD_TOO_LARGE.status());
        context.request().resume();
    }

    /** What Content-Length says; 0 when it is missing, and for what Vert.x has let through though it is not a number. */
    private static long declaredBytes(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
