package com.atom.slack.client.wire;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;

/**
 * Streams files between the disk and Slack, a few buffers in memory at a time, and never follows a redirect. What fails on our own
 * disk is a {@link FileSystemException}; anything else that fails is the network's.
 */
@Singleton
public class FileWire {

    private static final int CONNECT_MILLIS = 5_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final FileWireConfig config;
    private final long largest;

    public FileWire(Vertx vertx, FileWireConfig config, WireConfig wire) {
        this.vertx = vertx;
        this.config = config;
        this.largest = config.largest().asLongValue();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(wire.maxConcurrentRequests())
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout((int) Math.max(1, config.silence().toSeconds())));
    }

    /** Bytes of the largest file that is taken. */
    public long largest() {
        return largest;
    }

    /**
     * Writes a file, readable by this process alone.
     *
     * @param token goes into the header and nowhere else
     * @param into must not exist; is left empty when Slack gives no file, and may be left incomplete by a failure
     * @return fails with {@link AnswerTooLarge} past the cap
     */
    public Uni<FileReceived> download(URI from, String token, Path into) {
        return opened(into, new OpenOptions().setCreateNew(true).setPerms("rw-------"))
                .chain(file -> received(from, token, file).onTermination().call(file::close));
    }

    private Uni<FileReceived> received(URI from, String token, AsyncFile file) {
        return request(HttpMethod.GET, from)
                .invoke(request -> request.putHeader("Authorization", "Bearer " + token))
                .chain(request ->
                        bounded(request, request.send().chain(response -> received(request, response, file))));
    }

    /** Nothing may come between the head and the reading of the rest: a connection that broke then would not be noticed. */
    private Uni<FileReceived> received(HttpClientRequest request, HttpClientResponse response, AsyncFile file) {
        FileHead head = FileHead.of(response);
        if (!head.isFile()) {
            request.reset();
            return Uni.createFrom().item(new FileReceived(head, 0));
        }
        return written(response, file).map(bytes -> new FileReceived(head, bytes));
    }

    private Uni<Long> written(HttpClientResponse response, AsyncFile file) {
        AtomicLong bytes = new AtomicLong();
        return response.toMulti()
                .onItem()
                .transformToUniAndConcatenate(part -> bytes.addAndGet(part.length()) > largest
                        ? Uni.createFrom().failure(new AnswerTooLarge(largest))
                        : written(file, part))
                .onItem()
                .ignoreAsUni()
                .map(done -> bytes.get());
    }

    private static Uni<Void> written(AsyncFile file, Buffer part) {
        return file.write(part).onFailure().transform(FileSystemException::new);
    }

    /**
     * Sends the bytes as they are, without a token: the address itself is the permission.
     *
     * @param length bytes, above 0, as Slack was told
     * @return the HTTP status
     */
    public Uni<Integer> upload(URI to, Path from, long length) {
        return opened(from, new OpenOptions().setCreate(false).setWrite(false))
                .chain(file -> sent(to, file.setReadLength(length), length)
                        .onTermination()
                        .call(file::close));
    }

    private Uni<Integer> sent(URI to, AsyncFile file, long length) {
        return request(HttpMethod.POST, to)
                .invoke(request -> request.putHeader("Content-Type", "application/octet-stream")
                        .putHeader("Content-Length", Long.toString(length)))
                .chain(request -> bounded(
                        request,
                        request.send(file)
                                .chain(response -> response.toMulti()
                                        .onItem()
                                        .ignoreAsUni()
                                        .replaceWith(response.statusCode()))));
    }

    private Uni<HttpClientRequest> request(HttpMethod verb, URI address) {
        return client.request(new RequestOptions()
                .setMethod(verb)
                .setAbsoluteURI(address.toString())
                .setConnectTimeout(config.silence().toMillis()));
    }

    /** Ends in time, and leaves no connection half read. */
    private <T> Uni<T> bounded(HttpClientRequest request, Uni<T> exchange) {
        return Uni.createFrom().deferred(() -> {
            long deadline = vertx.setTimer(config.deadline().toMillis(), passed -> request.reset());
            return exchange.onFailure()
                    .invoke(() -> request.reset())
                    .onCancellation()
                    .invoke(() -> request.reset())
                    .onTermination()
                    .invoke(() -> vertx.cancelTimer(deadline));
        });
    }

    private Uni<AsyncFile> opened(Path path, OpenOptions options) {
        return vertx.fileSystem().open(path.toString(), options);
    }
}
