package com.atom.slack.client.files;

import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.file.FileSystemException;
import io.vertx.mutiny.core.Vertx;
import org.jspecify.annotations.Nullable;

import com.atom.slack.client.SlackAnswer;
import com.atom.slack.client.rates.RetryAfter;
import com.atom.slack.client.tokens.LeaseOutcome;
import com.atom.slack.client.tokens.TokenLeases;
import com.atom.slack.client.wire.AnswerTooLarge;
import com.atom.slack.client.wire.FileHead;
import com.atom.slack.client.wire.FileReceived;
import com.atom.slack.client.wire.FileWire;
import com.atom.slack.client.wire.Retries;
import com.atom.slack.client.wire.SubscriberContext;
import com.atom.slack.contracts.internal.TokenLease;

/**
 * Fetches the bytes of files ({@code files:read}). Slack documents no limit for them; how many go at once is limited by the
 * connections of {@link FileWire}.
 */
@Singleton
public class Downloads {

    private final FileHosts hosts;
    private final TokenLeases tokens;
    private final FileWire wire;
    private final Retries retries;
    private final RetryAfter retryAfter;
    private final Vertx vertx;

    Downloads(FileHosts hosts, TokenLeases tokens, FileWire wire, Retries retries, RetryAfter retryAfter, Vertx vertx) {
        this.hosts = hosts;
        this.tokens = tokens;
        this.wire = wire;
        this.retries = retries;
        this.retryAfter = retryAfter;
        this.vertx = vertx;
    }

    /** @param refused the token that Slack did not take a moment ago; null at first */
    private record Errand(
            String team, URI from, Path target, @Nullable String refused) {

        Errand without(String token) {
            return new Errand(team, from, target, token);
        }

        /** Beside the target, so that the finished file can be moved there in one step. */
        Path part() {
            return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        }
    }

    /**
     * Writes the file to the target, in place of what is there, at once and whole or not at all.
     *
     * @param address as in {@link SlackFile#bytes()}
     * @param target in a folder that exists
     * @return on the Vert.x context of the subscriber, if it has one; fails only for what our own disk does
     */
    public Uni<DownloadOutcome> fetch(String team, URI address, Path target) {
        return Uni.createFrom()
                .deferred(() -> SubscriberContext.keep(hosts.resolve(address)
                        .map(from -> fetch(new Errand(team, from, target, null)))
                        .orElseGet(() -> refused(SlackAnswer.Refused.of("foreign_address")))));
    }

    private Uni<DownloadOutcome> fetch(Errand errand) {
        return retries.of(Uni.createFrom().deferred(() -> attempt(errand)), Downloads::isNetwork)
                .onFailure(AnswerTooLarge.class)
                .recoverWithItem(() -> new DownloadOutcome.TooLarge(wire.largest()))
                .onFailure(Downloads::isNetwork)
                .recoverWithItem(failure -> unreachable(errand, failure));
    }

    /** Retries pack the last failure in one of their own. */
    private static boolean isNetwork(Throwable failure) {
        Throwable last =
                failure instanceof IllegalStateException && failure.getCause() != null ? failure.getCause() : failure;
        return !(last instanceof FileSystemException || last instanceof AnswerTooLarge);
    }

    private Uni<DownloadOutcome> attempt(Errand errand) {
        return tokens.lease(errand.team()).chain(outcome -> switch (outcome) {
            case LeaseOutcome.Leased(TokenLease lease) -> attempt(errand, lease);
            case LeaseOutcome.NeedsReauth() -> refused(SlackAnswer.Refused.of("needs_reauth"));
            case LeaseOutcome.UnknownWorkspace() -> refused(SlackAnswer.Refused.of("unknown_workspace"));
        });
    }

    private Uni<DownloadOutcome> attempt(Errand errand, TokenLease lease) {
        if (lease.token().equals(errand.refused())) {
            return Uni.createFrom().item(new DownloadOutcome.NotAuthorised());
        }
        Path part = errand.part();
        return wire.download(errand.from(), lease.token(), part)
                .call(received -> received.head().isFile() ? Uni.createFrom().voidItem() : dropped(part))
                .chain(received -> interpret(errand, lease, part, received))
                .onFailure()
                .call(() -> dropped(part))
                .onCancellation()
                .call(() -> dropped(part));
    }

    private Uni<DownloadOutcome> interpret(Errand errand, TokenLease lease, Path part, FileReceived received) {
        FileHead head = received.head();
        if (head.isFile()) {
            return moved(part, errand.target())
                    .replaceWith(new DownloadOutcome.Downloaded(received.bytes(), head.contentType()));
        }
        if (head.asksToLogIn()) {
            tokens.drop(lease, "invalid_auth");
            return errand.refused() == null
                    ? attempt(errand.without(lease.token()))
                    : Uni.createFrom().item(new DownloadOutcome.NotAuthorised());
        }
        return switch (head.status()) {
            case 404, 410 -> Uni.createFrom().item(new DownloadOutcome.NotThere());
            case 429 ->
                refused(SlackAnswer.Refused.later(
                        "ratelimited", retryAfter.read(head.retryAfter().orElse(null))));
            case 500, 502, 503, 504 -> Uni.createFrom().failure(new TransferFailed("status " + head.status()));
            default -> refused(SlackAnswer.Refused.of("http_" + head.status()));
        };
    }

    private Uni<Void> moved(Path part, Path target) {
        return vertx.fileSystem()
                .move(
                        part.toString(),
                        target.toString(),
                        new CopyOptions().setReplaceExisting(true).setAtomicMove(true));
    }

    private Uni<Void> dropped(Path part) {
        return vertx.fileSystem().delete(part.toString()).onFailure().recoverWithNull();
    }

    private static Uni<DownloadOutcome> refused(SlackAnswer.Refused refused) {
        return Uni.createFrom().item(new DownloadOutcome.Refused(refused));
    }

    private static DownloadOutcome unreachable(Errand errand, Throwable failure) {
        Log.warnf("slack file not fetched team=%s reason=%s", errand.team(), failure);
        return new DownloadOutcome.Refused(SlackAnswer.Refused.of("unreachable"));
    }
}
