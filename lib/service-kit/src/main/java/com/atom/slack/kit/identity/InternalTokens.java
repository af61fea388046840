package com.atom.slack.kit.identity;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.identity.ServiceName;

/** Makes and checks the JWTs (HS256, 60 s, one audience) that every call between services carries. */
@Singleton
public class InternalTokens {

    private static final int LIFETIME_SECONDS = 60;
    private static final int CLOCK_SKEW_SECONDS = 10;

    private final InternalKeys keys;
    private final Clock clock;

    InternalTokens(@ConfigProperty(name = "atom.internal.keys") String keys, Clock clock) {
        this.keys = InternalKeys.parse(keys);
        this.clock = clock;
    }

    /** A token for one call to one service. */
    public String mint(Caller caller, ServiceName audience) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(caller.subject());
        claims.setAudience(audience.audience());
        claims.setExpirationTime(NumericDate.fromMilliseconds(clock.millis() + LIFETIME_SECONDS * 1000L));
        claims.setClaim("role", caller.role().name());
        claims.setClaim("all_channels", caller.allChannels());
        caller.team().ifPresent(team -> claims.setClaim("team", team));
        claims.setStringListClaim("teams", caller.teams());
        caller.slackUser().ifPresent(user -> claims.setClaim("slack_user", user));
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKeyIdHeaderValue(keys.signer());
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKey(keys.signingKey());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException("HS256 is not available", impossible);
        }
    }

    /** The value of an {@code Authorization} header for one call to one service. */
    public String bearer(Caller caller, ServiceName audience) {
        return "Bearer " + mint(caller, audience);
    }

    /** Who calls; empty when the token is missing, forged, expired or for another service. */
    public Optional<Caller> verify(String token, String audience) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(
                            AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                    .setExpectedAudience(audience)
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setVerificationKeyResolver((jws, nesting) -> {
                        var key = keys.byId().get(String.valueOf(jws.getKeyIdHeaderValue()));
                        if (key == null) {
                            throw new UnresolvableKeyException("unknown key id");
                        }
                        return key;
                    })
                    .build()
                    .processToClaims(token);
            return Optional.of(caller(claims));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static Caller caller(JwtClaims claims) throws MalformedClaimException {
        return new Caller(
                claims.getSubject(),
                Role.valueOf(claims.getStringClaimValue("role")),
                Optional.ofNullable(claims.getStringClaimValue("team")),
                Optional.ofNullable(claims.getStringClaimValue("slack_user")),
                Boolean.TRUE.equals(claims.getClaimValue("all_channels", Boolean.class)),
                claims.hasClaim("teams") ? claims.getStringListClaimValue("teams") : List.of());
    }
}
