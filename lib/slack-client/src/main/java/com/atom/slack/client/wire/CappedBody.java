package com.atom.slack.client.wire;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/** Collects a body and fails as soon as it grows past the cap, so that no answer can fill the memory. */
final class CappedBody implements BodyStream<Buffer> {

    private final long cap;
    private final Buffer collected = Buffer.buffer();
    private final Promise<Buffer> result = Promise.promise();
    private @Nullable Handler<Throwable> onFailure;

    private CappedBody(long cap) {
        this.cap = cap;
    }

    static BodyCodec<Buffer> of(long capBytes) {
        return ready -> ready.handle(Future.succeededFuture(new CappedBody(capBytes)));
    }

    @Override
    public Future<Buffer> result() {
        return result.future();
    }

    @Override
    public void handle(Throwable failure) {
        result.tryFail(failure);
    }

    @Override
    public Future<Void> write(Buffer part) {
        if (collected.length() + (long) part.length() > cap) {
            AnswerTooLarge tooLarge = new AnswerTooLarge(cap);
            result.tryFail(tooLarge);
            if (onFailure != null) {
                onFailure.handle(tooLarge);
            }
            return Future.failedFuture(tooLarge);
        }
        collected.appendBuffer(part);
        return Future.succeededFuture();
    }

    @Override
    public void write(Buffer part, Handler<AsyncResult<Void>> handler) {
        write(part).onComplete(handler);
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
        result.tryComplete(collected);
        handler.handle(Future.succeededFuture());
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }
}
