package com.atom.slack.client.tokens;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.contracts.internal.TokenLease;
import com.atom.slack.contracts.internal.TokenLeaseQuestion;
import com.atom.slack.contracts.internal.TokenLeaseQuestion.RefusedToken;
import com.atom.slack.kit.identity.InternalTokens;

/** Borrows tokens from auth-service, {@code POST /internal/tokens/lease}. */
@Singleton
class AuthServiceTokens implements TokenSource {

    /** A token that has expired is refreshed while we wait, which takes a call to Slack. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final WebClient client;
    private final String address;
    private final String purpose;
    private final InternalTokens tokens;
    private final ObjectMapper mapper;

    AuthServiceTokens(
            Vertx vertx,
            @ConfigProperty(name = "atom.auth.url") String auth,
            @ConfigProperty(name = "quarkus.application.name") String application,
            InternalTokens tokens,
            ObjectMapper mapper) {
        this.client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
        this.address = auth + "/internal/tokens/lease";
        this.purpose = application.replace("-service", "");
        this.tokens = tokens;
        this.mapper = mapper;
    }

    @Override
    public Uni<LeaseOutcome> lease(String team, Optional<RefusedToken> refused) {
        return client.requestAbs(HttpMethod.POST, address)
                .timeout(DEADLINE.toMillis())
                .putHeader("Authorization", tokens.bearer(self().in(team), ServiceName.AUTH))
                .putHeader("Content-Type", "application/json")
                .sendBuffer(question(team, refused))
                .map(this::outcome);
    }

    private Caller self() {
        return new Caller("service:" + purpose, Role.SERVICE, Optional.empty(), Optional.empty(), false);
    }

    private Buffer question(String team, Optional<RefusedToken> refused) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(new TokenLeaseQuestion(team, purpose, refused.orElse(null))));
        } catch (java.io.IOException unwritable) {
            throw new IllegalStateException("a token question cannot be written", unwritable);
        }
    }

    private LeaseOutcome outcome(HttpResponse<Buffer> response) {
        return switch (response.statusCode()) {
            case 200 -> new LeaseOutcome.Leased(lease(response.bodyAsBuffer()));
            case 409 -> new LeaseOutcome.NeedsReauth();
            case 404 -> new LeaseOutcome.UnknownWorkspace();
            default -> throw new IllegalStateException("auth-service answered " + response.statusCode());
        };
    }

    private TokenLease lease(Buffer body) {
        try {
            return mapper.readValue(body.getBytes(), TokenLease.class);
        } catch (java.io.IOException unreadable) {
            // the cause would quote the body, and the body holds the token
            throw new IllegalStateException("auth-service answered a lease that cannot be read");
        }
    }
}
