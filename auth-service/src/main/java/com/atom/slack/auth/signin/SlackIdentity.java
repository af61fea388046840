package com.atom.slack.auth.signin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.openid.connect.OpenIDConnectTokenResponse;
import com.slack.api.util.http.SlackHttpClient;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import okhttp3.OkHttpClient;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

import com.atom.slack.auth.blocking.WorkerPool;
import com.atom.slack.auth.slackapp.SlackApp;
import com.atom.slack.auth.slackapp.SlackOAuth;

/** Slack's side of Sign in with Slack: its page, its exchange of a code, and its signature under who somebody is. */
@Singleton
class SlackIdentity {

    private static final URI SLACK = URI.create("https://slack.com/api");
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int SKEW_SECONDS = 60;
    private static final String CLAIM = "https://slack.com/";

    private final String base;
    private final Optional<String> clientId;
    private final Optional<String> clientSecret;
    private final SlackApp app;
    private final WorkerPool workers;
    private final Clock clock;
    private final Slack slack;
    private final HttpsJwks keys;

    SlackIdentity(
            @ConfigProperty(name = "slack.api-base-url") Optional<URI> apiBase,
            @ConfigProperty(name = "slack.client-id") Optional<String> clientId,
            @ConfigProperty(name = "slack.client-secret") Optional<String> clientSecret,
            SlackApp app,
            WorkerPool workers,
            Clock clock) {
        String api = apiBase.orElse(SLACK).toString().replaceAll("/+$", "");
        this.base = api.replaceAll("/api$", "");
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.app = app;
        this.workers = workers;
        this.clock = clock;
        this.slack = client(api + "/");
        this.keys = new HttpsJwks(base + "/openid/connect/keys");
    }

    private static Slack client(String prefix) {
        int millis = Math.toIntExact(DEADLINE.toMillis());
        SlackConfig sdk = new SlackConfig();
        sdk.setMethodsEndpointUrlPrefix(prefix);
        sdk.setHttpClientCallTimeoutMillis(millis);
        sdk.setHttpClientReadTimeoutMillis(millis);
        sdk.setStatsEnabled(false);
        // the default listener writes whole answers, tokens included, at DEBUG
        sdk.setHttpClientResponseHandlers(List.of());
        OkHttpClient http = SlackHttpClient.buildOkHttpClient(sdk)
                .newBuilder()
                .connectTimeout(DEADLINE)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        return Slack.getInstance(sdk, new SlackHttpClient(http));
    }

    @PreDestroy
    void close() throws Exception {
        slack.close();
    }

    /** Below the redirect address of installations, so that nothing more has to be registered at Slack. */
    URI redirectUri() {
        return URI.create(app.redirectUri() + "/sign-in");
    }

    URI page(String state, String nonce) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("scope", "openid profile");
        parameters.put("client_id", clientId.orElseThrow());
        parameters.put("state", state);
        parameters.put("nonce", nonce);
        parameters.put("redirect_uri", redirectUri().toString());
        return URI.create(base + "/openid/connect/authorize?"
                + parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    /** A person, or why there is none: a short word, never a secret. */
    sealed interface Answer {
        record Person(String team, String user) implements Answer {}

        record Refused(String why) implements Answer {}

        record Unreachable() implements Answer {}
    }

    Uni<Answer> exchange(String code, String nonce) {
        return workers.run(() -> call(code, nonce));
    }

    private Answer call(String code, String nonce) {
        try {
            OpenIDConnectTokenResponse answer = slack.methods()
                    .openIDConnectToken(request -> request.clientId(clientId.orElseThrow())
                            .clientSecret(clientSecret.orElseThrow())
                            .code(code)
                            .redirectUri(redirectUri().toString()));
            return answer.isOk()
                    ? person(answer.getIdToken(), nonce)
                    : new Answer.Refused(SlackOAuth.errorCode(answer.getError()));
        } catch (SlackApiException | IOException | JsonParseException unreachable) {
            // only the class: messages may quote what was sent or received
            Log.warnf(
                    "sign-in got no usable answer reason=%s",
                    unreachable.getClass().getSimpleName());
            return new Answer.Unreachable();
        }
    }

    private Answer person(String token, String nonce) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(
                            AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                    .setExpectedIssuer(base)
                    .setExpectedAudience(clientId.orElseThrow())
                    .setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                    .build()
                    .processToClaims(token);
            String team = claims.getStringClaimValue(CLAIM + "team_id");
            String user = claims.getStringClaimValue(CLAIM + "user_id");
            boolean ours = nonce.equals(claims.getStringClaimValue("nonce"));
            return ours && team != null && user != null
                    ? new Answer.Person(team, user)
                    : new Answer.Refused("the identity is for another sign-in");
        } catch (InvalidJwtException | MalformedClaimException refused) {
            return new Answer.Refused("the identity does not hold");
        }
    }
}
