package com.atom.slack.gateway.sessions;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import org.jspecify.annotations.Nullable;

import com.atom.slack.gateway.credentials.ApiKeys;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.kit.problems.CommonProblem;

/** The sessions of all replicas. A session is over when it was idle too long, is too old, was ended, or its key was. */
@ApplicationScoped
public class Sessions {

    /** Name of the cookie, without the prefix that https gives it. */
    public static final String COOKIE = "atom-session";

    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Redis redis;
    private final ApiKeys keys;
    private final SessionsConfig config;
    private final PublicOrigin origin;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(Redis redis, ApiKeys keys, SessionsConfig config, PublicOrigin origin, ObjectMapper mapper, Clock clock) {
        this.redis = redis;
        this.keys = keys;
        this.config = config;
        this.origin = origin;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** A new session under a new id, whatever the browser brought. */
    public Uni<SessionId> begin(Visitor visitor) {
        SessionId id = SessionId.random(random);
        Request keep = Request.cmd(Command.SET)
                .arg(id.slot())
                .arg(json(Session.of(visitor, clock.instant())))
                .arg("PX")
                .arg(config.idle().toMillis());
        return ask(keep).replaceWith(id);
    }

    /**
     * Whose session the request brings; empty when it brings none that is alive. What changes something must come from a page of
     * ours and carry the token of the session: an {@code INSUFFICIENT_PERMISSIONS} problem otherwise.
     */
    public Uni<Optional<Visitor>> visitor(HttpServerRequest request) {
        Optional<SessionId> id = id(request);
        if (id.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return find(id.get())
                .invoke(session -> session.ifPresent(alive -> requireOwn(id.get(), request)))
                .chain(session -> session.map(this::current)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private void requireOwn(SessionId id, HttpServerRequest request) {
        if (READS.contains(request.method())) {
            return;
        }
        origin.requireOwnPage(request);
        String token = request.getHeader(CSRF_HEADER);
        if (token == null || !id.isCsrfToken(token)) {
            throw CommonProblem.INSUFFICIENT_PERMISSIONS.because(
                    "send " + CSRF_HEADER + " with the csrf_token of the session");
        }
    }

    /** What the key may do now, when the session was begun with one. */
    private Uni<Optional<Visitor>> current(Session session) {
        return session.key()
                .map(keys::standing)
                .orElseGet(() -> Uni.createFrom().item(Optional.of(session.visitor())));
    }

    /** Looks and keeps it alive in one go. */
    private Uni<Optional<Session>> find(SessionId id) {
        return ask(Request.cmd(Command.GET).arg(id.slot()))
                .map(this::read)
                .map(session -> session.filter(
                        held -> held.left(clock.instant(), config).isPositive()))
                .call(session -> session.map(held -> prolong(id, held))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> prolong(SessionId id, Session session) {
        long left = session.left(clock.instant(), config).toMillis();
        return ask(Request.cmd(Command.PEXPIRE).arg(id.slot()).arg(left)).replaceWithVoid();
    }

    /** It is over on every replica. */
    public Uni<Void> end(SessionId id) {
        return ask(Request.cmd(Command.DEL).arg(id.slot())).replaceWithVoid();
    }

    /** The id that a browser brings; none when it brings several, of which one was slipped in. */
    public Optional<SessionId> id(HttpServerRequest request) {
        List<Cookie> brought = List.copyOf(request.cookies(origin.cookie(COOKIE)));
        return brought.size() == 1 ? SessionId.parse(brought.getFirst().getValue()) : Optional.empty();
    }

    private Uni<@Nullable Response> ask(Request request) {
        return redis.send(request)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(failure -> CommonProblem.SERVICE_UNAVAILABLE.because(
                        "sessions cannot be checked at the moment", Map.of("part", "cache")));
    }

    private Optional<Session> read(@Nullable Response kept) {
        try {
            return kept == null ? Optional.empty() : Optional.of(mapper.readValue(kept.toString(), Session.class));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private String json(Session session) {
        try {
            return mapper.writeValueAsString(session);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a session cannot be written", impossible);
        }
    }
}
