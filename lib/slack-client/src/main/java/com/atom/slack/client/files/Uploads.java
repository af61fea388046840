package com.atom.slack.client.files;

import java.net.URI;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.FileSystemException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.file.FileProps;

import com.atom.slack.client.ChannelAddress;
import com.atom.slack.client.MessageAddress;
import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.SlackCall;
import com.atom.slack.client.SlackCalls;
import com.atom.slack.client.rates.Lane;
import com.atom.slack.client.rates.SlackMethod;
import com.atom.slack.client.wire.FileWire;
import com.atom.slack.client.wire.Retries;
import com.atom.slack.client.wire.SubscriberContext;

/**
 * Sends files in Slack's three steps ({@code files:write}): ask for an address, send the bytes there, say that they are complete.
 * When the bytes get lost on the way it begins again with another address, and Slack discards what the first one got. The last step
 * is never repeated when its answer is lost.
 */
@Singleton
public class Uploads {

    private final SlackCalls slack;
    private final FileHosts hosts;
    private final FileWire wire;
    private final Retries retries;
    private final Vertx vertx;

    Uploads(SlackCalls slack, FileHosts hosts, FileWire wire, Retries retries, Vertx vertx) {
        this.slack = slack;
        this.hosts = hosts;
        this.wire = wire;
        this.retries = retries;
        this.vertx = vertx;
    }

    /** Where the first two steps led. */
    private sealed interface Placed {

        record There(FileAddress file) implements Placed {}

        record Nowhere(SlackAnswer.Refused refused) implements Placed {}
    }

    /**
     * Answers on the Vert.x context of the subscriber, if it has one; fails only when our own disk fails while it is read, or Slack
     * says {@code ok} without saying what it did.
     */
    public Uni<UploadOutcome> send(Upload upload) {
        return Uni.createFrom()
                .deferred(() -> SubscriberContext.keep(vertx.fileSystem()
                        .props(upload.source().toString())
                        .map(FileProps::size)
                        .onFailure()
                        .recoverWithItem(-1L)
                        .chain(length -> send(upload, length))));
    }

    private Uni<UploadOutcome> send(Upload upload, long length) {
        if (length <= 0 || length > wire.largest()) {
            String why = length < 0
                    ? "there is no " + upload.source()
                    : length == 0
                            ? upload.source() + " is empty"
                            : upload.source() + " has more than " + wire.largest() + " bytes";
            return Uni.createFrom().item(new UploadOutcome.NotSent(why));
        }
        return retries.of(Uni.createFrom().deferred(() -> place(upload, length)), TransferFailed.class::isInstance)
                .onFailure(failure -> !(failure instanceof FileSystemException))
                .recoverWithItem(failure -> lost(upload, failure))
                .chain(placed -> switch (placed) {
                    case Placed.There(FileAddress file) -> complete(upload, file);
                    case Placed.Nowhere(SlackAnswer.Refused refused) ->
                        Uni.createFrom().item(new UploadOutcome.Refused(refused));
                });
    }

    private Uni<Placed> place(Upload upload, long length) {
        SlackCall call = call(upload, SlackMethod.FILES_GET_UPLOAD_URL_EXTERNAL)
                .with("filename", upload.name())
                .with("length", length)
                .with("alt_txt", upload.description().orElse(null));
        return slack.call(call).chain(answer -> switch (answer) {
            case SlackAnswer.Ok ok -> transfer(upload, length, ok.body());
            case SlackAnswer.Refused refused -> nowhere(refused);
        });
    }

    private Uni<Placed> transfer(Upload upload, long length, JsonNode place) {
        FileAddress file = new FileAddress(upload.team(), place.path("file_id").asText());
        return hosts.resolve(URI.create(place.path("upload_url").asText()))
                .map(to -> wire.upload(to, upload.source(), length)
                        .onFailure(failure -> !(failure instanceof FileSystemException))
                        .transform(failure -> new TransferFailed(String.valueOf(failure)))
                        .chain(status -> placed(file, status)))
                .orElseGet(() -> nowhere(SlackAnswer.Refused.of("foreign_address")));
    }

    private static Uni<Placed> placed(FileAddress file, int status) {
        if (status == 200) {
            return Uni.createFrom().item(new Placed.There(file));
        }
        return status >= 500
                ? Uni.createFrom().failure(new TransferFailed("status " + status))
                : nowhere(SlackAnswer.Refused.of("http_" + status));
    }

    private Uni<UploadOutcome> complete(Upload upload, FileAddress file) {
        String places = upload.places().stream().map(ChannelAddress::channel).collect(Collectors.joining(","));
        SlackCall call = call(upload, SlackMethod.FILES_COMPLETE_UPLOAD_EXTERNAL)
                .with("files", files(upload, file))
                .with(upload.places().size() == 1 ? "channel_id" : "channels", places.isEmpty() ? null : places)
                .with("thread_ts", upload.parent().map(MessageAddress::ts).orElse(null))
                .with("initial_comment", upload.comment().orElse(null));
        return slack.call(call).map(answer -> switch (answer) {
            case SlackAnswer.Ok ok ->
                new UploadOutcome.Uploaded(SlackFile.of(ok.body().path("files").path(0)));
            case SlackAnswer.Refused refused
            when refused.kind() == SlackAnswer.Kind.IN_DOUBT -> new UploadOutcome.InDoubt(file, refused.error());
            case SlackAnswer.Refused refused -> new UploadOutcome.Refused(refused);
        });
    }

    private static ArrayNode files(Upload upload, FileAddress file) {
        ArrayNode files = JsonNodeFactory.instance.arrayNode();
        files.addObject().put("id", file.file()).put("title", upload.title().orElse(upload.name()));
        return files;
    }

    private static SlackCall call(Upload upload, SlackMethod method) {
        return SlackCall.of(upload.team(), method).in(Lane.PEOPLE);
    }

    private static Uni<Placed> nowhere(SlackAnswer.Refused refused) {
        return Uni.createFrom().item(new Placed.Nowhere(refused));
    }

    private static Placed lost(Upload upload, Throwable failure) {
        Log.warnf("slack file not sent team=%s reason=%s", upload.team(), failure);
        return new Placed.Nowhere(SlackAnswer.Refused.of("unreachable"));
    }
}
