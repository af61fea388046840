package com.atom.slack.auth.signin;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import com.atom.slack.auth.secrets.OneTimeSecret;

/** The table {@code pending_sign_in}. Taking one deletes it, so it is taken once. */
@Singleton
class PendingSignIns {

    private final Clock clock;

    PendingSignIns(Clock clock) {
        this.clock = clock;
    }

    /** What was kept at the beginning. */
    record Pending(String nonce, @Nullable String returnTo) {}

    Uni<Void> save(SqlConnection connection, OneTimeSecret state, OneTimeSecret browser, Pending pending, Instant end) {
        return connection
                .preparedQuery("delete from pending_sign_in where expires_at <= $1")
                .execute(Tuple.of(now()))
                .chain(() -> connection
                        .preparedQuery(
                                "insert into pending_sign_in (state_hash, browser_hash, nonce, return_to, expires_at)"
                                        + " values ($1, $2, $3, $4, $5)")
                        .execute(Tuple.of(
                                Buffer.buffer(state.hash()),
                                Buffer.buffer(browser.hash()),
                                pending.nonce(),
                                pending.returnTo(),
                                end.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    /** Empty when the state is unknown, taken, expired, or another browser's; that browser's own is left to it. */
    Uni<Optional<Pending>> take(SqlConnection connection, String state, String browser) {
        return connection
                .preparedQuery("delete from pending_sign_in where state_hash = $1 and browser_hash = $2"
                        + " and expires_at > $3 returning nonce, return_to")
                .execute(Tuple.of(
                        Buffer.buffer(OneTimeSecret.hash(state)), Buffer.buffer(OneTimeSecret.hash(browser)), now()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Pending(
                                rows.iterator().next().getString("nonce"),
                                rows.iterator().next().getString("return_to"))));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
