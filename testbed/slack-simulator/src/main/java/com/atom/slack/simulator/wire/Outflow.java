package com.atom.slack.simulator.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * A response as a stream for another thread, which waits while the reader is slow. Closing it hands over what is left; the
 * response itself is ended by whoever began it.
 */
public final class Outflow extends OutputStream {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int CHUNKS_AHEAD = 8;
    private static final long PATIENCE_SECONDS = 120;

    private final Context context;
    private final HttpServerResponse response;
    private final Semaphore ahead = new Semaphore(CHUNKS_AHEAD);
    private Buffer chunk = Buffer.buffer(CHUNK_BYTES);
    private volatile boolean broken;

    /** @param context the response's own */
    public Outflow(Context context, HttpServerResponse response) {
        this.context = context;
        this.response = response;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        chunk.appendBytes(bytes, from, length);
        if (chunk.length() >= CHUNK_BYTES) {
            send();
        }
    }

    private void send() throws IOException {
        try {
            if (!ahead.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the reader has not read for " + PATIENCE_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
        if (broken) {
            throw new IOException("the reader has left");
        }
        Buffer full = chunk;
        chunk = Buffer.buffer(CHUNK_BYTES);
        context.runOnContext(nothing -> {
            if (response.closed()) {
                left();
            } else {
                response.write(full).onSuccess(written -> ahead.release()).onFailure(failure -> left());
            }
        });
    }

    private void left() {
        broken = true;
        ahead.release();
    }

    @Override
    public void close() throws IOException {
        if (chunk.length() > 0) {
            send();
        }
    }
}
