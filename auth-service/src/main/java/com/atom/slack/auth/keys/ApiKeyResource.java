package com.atom.slack.auth.keys;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.identity.Role;
import com.atom.slack.contracts.internal.ApiKeyIdentity;
import com.atom.slack.contracts.internal.ApiKeyQuestion;
import com.atom.slack.contracts.internal.ApiKeyStanding;
import com.atom.slack.kit.identity.CurrentCaller;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Requests;

/** Whose key is this, and is it still good? For the gateway. */
@Path("/internal/api-keys")
class ApiKeyResource {

    private final ApiKeys keys;
    private final CurrentCaller current;
    private final Requests requests;
    private final MeterRegistry metrics;

    ApiKeyResource(ApiKeys keys, CurrentCaller current, Requests requests, MeterRegistry metrics) {
        this.keys = keys;
        this.current = current;
        this.requests = requests;
        this.metrics = metrics;
    }

    @POST
    @Path("/verify")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ApiKeyIdentity> verify(byte[] body) {
        current.require(Role.SERVICE);
        ApiKeyQuestion question = requests.fromJson(body, ApiKeyQuestion.class);
        return keys.identify(question.key()).invoke(this::count).map(ApiKeyResource::answer);
    }

    @POST
    @Path("/standing")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ApiKeyIdentity> standing(byte[] body) {
        current.require(Role.SERVICE);
        ApiKeyStanding question = requests.fromJson(body, ApiKeyStanding.class);
        return keys.standing(question.keyId()).invoke(this::count).map(ApiKeyResource::answer);
    }

    private static ApiKeyIdentity answer(Optional<ApiKeyIdentity> found) {
        return found.orElseThrow(() -> CommonProblem.AUTH_REQUIRED.because("the API key is not valid"));
    }

    private void count(Optional<ApiKeyIdentity> found) {
        metrics.counter("atom_api_key_checks_total", "outcome", found.isPresent() ? "valid" : "refused")
                .increment();
    }
}
