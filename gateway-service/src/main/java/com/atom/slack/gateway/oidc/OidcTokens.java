package com.atom.slack.gateway.oidc;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

import com.atom.slack.gateway.accounts.Accounts;
import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.kit.problems.CommonProblem;

/** Tokens of the configured issuer: signed by one of its keys, for us, not expired, with a role that we know. */
@ApplicationScoped
public class OidcTokens {

    private static final long MINUTE_MILLIS = 60_000;
    private static final int LONGEST = 8_000;
    private static final Map<Integer, String> REASONS = Map.of(
            ErrorCodes.EXPIRED, "expired",
            ErrorCodes.ISSUER_INVALID, "another issuer",
            ErrorCodes.AUDIENCE_INVALID, "another audience",
            ErrorCodes.AUDIENCE_MISSING, "no audience",
            ErrorCodes.SIGNATURE_INVALID, "wrong signature");

    private final OidcConfig config;
    private final Optional<Issuer> issuer;
    private final Accounts accounts;
    private final Clock clock;
    private final AtomicLong lastEntered = new AtomicLong();

    OidcTokens(OidcConfig config, ObjectMapper mapper, Accounts accounts, Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.clock = clock;
        this.issuer = config.issuer().map(name -> new Issuer(name, audience(config, name), config, mapper, clock));
    }

    /** A fault in the configuration stops the start, not the first request. */
    void onStart(@Observes StartupEvent event) {
        accepted();
    }

    private static String audience(OidcConfig config, URI issuer) {
        if (!Addresses.areSafe(List.of(issuer))) {
            throw new ConfigurationException("ATOM_OIDC_ISSUER must be https (http on loopback only)");
        }
        return config.audience()
                .filter(audience -> !audience.isBlank())
                .orElseThrow(() -> new ConfigurationException(
                        "ATOM_OIDC_AUDIENCE must be set with ATOM_OIDC_ISSUER: tokens for others would be accepted"));
    }

    /** Whether there is an issuer at all. */
    public boolean accepted() {
        return issuer.isPresent();
    }

    /** Whose token it is; empty when it is refused. Fails with {@code SERVICE_UNAVAILABLE} while the issuer cannot be asked. */
    public Uni<Optional<Visitor>> visitor(String token) {
        if (issuer.isEmpty() || token.length() > LONGEST) {
            return Uni.createFrom().item(Optional.empty());
        }
        // keys may have to be fetched, which blocks
        return VertxContextSupport.executeBlocking(() -> judge(issuer.get(), token))
                .call(verdict ->
                        verdict.visitor().isPresent() ? Uni.createFrom().voidItem() : enter(verdict.reason()))
                .map(Verdict::visitor);
    }

    /** @param reason why it is refused; never anything of the token */
    private record Verdict(Optional<Visitor> visitor, String reason) {}

    private Verdict judge(Issuer issuer, String token) {
        try {
            JwtClaims claims = issuer.claims(token);
            return new Verdict(Claims.visitor(claims, config), "no role or no workspace");
        } catch (InvalidJwtException refused) {
            if (hasCause(refused, IOException.class)) {
                throw away();
            }
            return new Verdict(Optional.empty(), reason(refused));
        } catch (IOException unreachable) {
            throw away();
        }
    }

    private static RuntimeException away() {
        return CommonProblem.SERVICE_UNAVAILABLE.because(
                "the issuer of tokens does not answer", Map.of("part", "oidc"));
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String reason(InvalidJwtException refused) {
        return refused.getErrorDetails().stream()
                .flatMap(error -> Optional.ofNullable(REASONS.get(error.getErrorCode())).stream())
                .findFirst()
                .orElse("not acceptable");
    }

    /** At most one entry a second: who sends nonsense must not fill the audit. */
    private Uni<Void> enter(String reason) {
        long now = clock.millis();
        long before = lastEntered.get();
        if (now - before < MINUTE_MILLIS / 60 || !lastEntered.compareAndSet(before, now)) {
            return Uni.createFrom().voidItem();
        }
        return accounts.enter("anonymous", "SIGN_IN_REFUSED", Optional.empty(), "bearer token: " + reason)
                .onFailure()
                .recoverWithNull();
    }
}
