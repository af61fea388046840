package com.atom.slack.gateway.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.contracts.internal.ApiKeyIdentity;
import com.atom.slack.contracts.internal.ApiKeyQuestion;
import com.atom.slack.contracts.internal.ApiKeyStanding;
import com.atom.slack.gateway.owners.OwnerAnswer;
import com.atom.slack.gateway.owners.Owners;
import com.atom.slack.kit.problems.CommonProblem;

/**
 * API keys, verified by auth-service. What it says, a no as well, is believed until a revocation is announced, and for as long as
 * the cache {@code api-keys} keeps it at most. The cache knows keys by their hash only.
 */
@ApplicationScoped
public class ApiKeys {

    private static final String SCHEME = "Bearer ";
    private static final String PREFIX = "atom_";
    private static final int LONGEST = 200;
    private static final int REFUSED = 401;
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final Owners owners;
    private final ObjectMapper mapper;
    private final Cache verdicts;

    ApiKeys(Owners owners, ObjectMapper mapper, @CacheName("api-keys") Cache verdicts) {
        this.owners = owners;
        this.mapper = mapper;
        this.verdicts = verdicts;
    }

    /**
     * Whose key an {@code Authorization} header carries; empty when the header is missing or the key is not (or no longer) known.
     * Fails with {@code SERVICE_UNAVAILABLE} when auth-service does not answer.
     */
    public Uni<Optional<Visitor>> visitor(@Nullable String authorization) {
        return key(authorization)
                .map(this::verdict)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** What the key with this public name may do now; empty when it is no longer good. For sessions that were begun with it. */
    public Uni<Optional<Visitor>> standing(String id) {
        return remembered("standing:" + id, () -> ask("/internal/api-keys/standing", new ApiKeyStanding(id)));
    }

    /** Nothing that was said of any key is believed any longer, answers on their way included. */
    Uni<Void> forget() {
        return verdicts.invalidateAll();
    }

    private Uni<Optional<Visitor>> verdict(String key) {
        return remembered(hash(key), () -> ask("/internal/api-keys/verify", new ApiKeyQuestion(key)));
    }

    private Uni<Optional<Visitor>> remembered(String name, Supplier<Uni<Optional<Visitor>>> question) {
        Context here = Vertx.currentContext();
        Uni<Optional<Visitor>> verdict = verdicts.getAsync(name, unheard -> question.get());
        // whoever asked first for this key may live on another event loop
        return here == null ? verdict : verdict.emitOn(task -> here.runOnContext(hop -> task.run()));
    }

    private Uni<Optional<Visitor>> ask(String path, Object question) {
        return owners.ask(ServiceName.AUTH, path, Caller.service(ServiceName.GATEWAY), question, DEADLINE)
                .map(this::read);
    }

    private Optional<Visitor> read(OwnerAnswer answer) {
        if (answer.status() == REFUSED) {
            return Optional.empty();
        }
        if (!answer.succeeded()) {
            throw unusable();
        }
        try {
            return Optional.of(Visitor.of(mapper.readValue(answer.body().getBytes(), ApiKeyIdentity.class)));
        } catch (IOException unreadable) {
            throw unusable();
        }
    }

    private static RuntimeException unusable() {
        return CommonProblem.SERVICE_UNAVAILABLE.because(
                "credentials cannot be checked at the moment", Map.of("part", ServiceName.AUTH.audience()));
    }

    private static Optional<String> key(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).trim())
                .filter(key -> key.startsWith(PREFIX) && key.length() <= LONGEST);
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }
}
