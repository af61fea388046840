package com.atom.slack.events.intake;

import java.util.function.Consumer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body into memory, bounded in size and time, whatever Content-Length claims. Runs on the request's event
 * loop; tells its consumer once, or never when the connection ends first.
 */
final class BodyReader {

    private static final byte[] NOTHING = {};

    private final Vertx vertx;
    private final int mostBytes;
    private final Consumer<Body> consumer;
    private final long timer;
    private @Nullable Buffer read;
    private boolean told;

    private BodyReader(Vertx vertx, int mostBytes, long deadlineMillis, Consumer<Body> consumer) {
        this.vertx = vertx;
        this.mostBytes = mostBytes;
        this.consumer = consumer;
        this.timer = vertx.setTimer(deadlineMillis, late -> tell(new Body.TooSlow()));
    }

    static void read(HttpServerRequest request, Vertx vertx, IntakeConfig config, Consumer<Body> consumer) {
        if (claimsMoreThan(config.largestBodyBytes(), request)) {
            consumer.accept(new Body.TooLarge());
            return;
        }
        BodyReader reader = new BodyReader(
                vertx, config.largestBodyBytes(), config.bodyDeadline().toMillis(), consumer);
        request.handler(reader::add);
        request.endHandler(end -> reader.end());
        request.exceptionHandler(broken -> reader.forget());
    }

    private static boolean claimsMoreThan(int mostBytes, HttpServerRequest request) {
        String claimed = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // the HTTP decoder has refused what is not a number
        return claimed != null && (claimed.length() > 10 || Long.parseLong(claimed) > mostBytes);
    }

    private void add(Buffer piece) {
        if (told) {
            return;
        }
        int sizeBytes = piece.length() + (read == null ? 0 : read.length());
        if (sizeBytes > mostBytes) {
            tell(new Body.TooLarge());
        } else {
            read = read == null ? piece : read.appendBuffer(piece);
        }
    }

    private void end() {
        tell(new Body.Whole(read == null ? NOTHING : read.getBytes()));
    }

    private void forget() {
        told = true;
        read = null;
        vertx.cancelTimer(timer);
    }

    private void tell(Body body) {
        if (!told) {
            forget();
            consumer.accept(body);
        }
    }
}
