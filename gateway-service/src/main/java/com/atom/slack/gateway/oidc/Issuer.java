package com.atom.slack.gateway.oidc;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** An issuer as its discovery document describes it. Blocks while it asks for that or for keys it does not know yet. */
final class Issuer {

    private static final int PATIENCE_MILLIS = 3_000;
    private static final int LARGEST_DOCUMENT = 256 * 1024;
    /** Tokens with invented key ids must not make us ask for keys more often than this. */
    private static final long LEAST_MILLIS_BETWEEN_ASKS = 10_000;

    private final URI name;
    private final String audience;
    private final OidcConfig config;
    private final ObjectMapper mapper;
    private final Clock clock;
    private volatile @Nullable HttpsJwks keys;

    Issuer(URI name, String audience, OidcConfig config, ObjectMapper mapper, Clock clock) {
        this.name = name;
        this.audience = audience;
        this.config = config;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * The claims of a token that the issuer made for us and that is good now.
     *
     * @throws IOException when the issuer cannot be asked
     */
    JwtClaims claims(String token) throws IOException, InvalidJwtException {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        config.algorithms().toArray(String[]::new)))
                .setExpectedIssuer(name.toString())
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(Math.toIntExact(config.skew().toSeconds()))
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys()))
                .build()
                .processToClaims(token);
    }

    private HttpsJwks keys() throws IOException {
        HttpsJwks known = keys;
        if (known == null) {
            synchronized (this) {
                known = keys == null ? discover() : keys;
                keys = known;
            }
        }
        return known;
    }

    private HttpsJwks discover() throws IOException {
        Get get = new Get();
        get.setConnectTimeout(PATIENCE_MILLIS);
        get.setReadTimeout(PATIENCE_MILLIS);
        get.setRetries(0);
        get.setResponseBodySizeLimit(LARGEST_DOCUMENT);
        String base = name.toString().replaceAll("/+$", "");
        JsonNode document = mapper.readTree(
                get.get(base + "/.well-known/openid-configuration").getBody());
        // a document that speaks of another issuer is somebody else's (OpenID Connect Discovery, section 4.3)
        if (!name.toString().equals(document.path("issuer").asText())) {
            throw new IOException("the discovery document names another issuer");
        }
        String address = document.path("jwks_uri").asText();
        if (!Addresses.areSafe(List.of(URI.create(address)))) {
            throw new IOException("the keys are at an address that is not https");
        }
        HttpsJwks found = new HttpsJwks(address);
        found.setSimpleHttpGet(get);
        found.setRefreshReprieveThreshold(LEAST_MILLIS_BETWEEN_ASKS);
        found.setRetainCacheOnErrorDuration(LEAST_MILLIS_BETWEEN_ASKS);
        return found;
    }
}
