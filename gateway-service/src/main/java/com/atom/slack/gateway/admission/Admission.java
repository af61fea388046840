package com.atom.slack.gateway.admission;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import com.atom.slack.gateway.credentials.Visitor;
import com.atom.slack.gateway.limits.CostClass;
import com.atom.slack.gateway.limits.Limits;
import com.atom.slack.gateway.limits.Standing;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.problems.Problem;

/**
 * Lets a request in or refuses it, before its body is looked at: whose credential is it (401), has it calls left (429), does its role
 * suffice (403). Requests without a known one are counted by their address, so that guessing keys is slow.
 */
@Singleton
class Admission {

    private final Credentials credentials;
    private final Limits limits;
    private final CurrentVisitor current;
    private final Administration administration;

    Admission(Credentials credentials, Limits limits, CurrentVisitor current, Administration administration) {
        this.credentials = credentials;
        this.limits = limits;
        this.current = current;
        this.administration = administration;
    }

    @ServerRequestFilter
    public Uni<Void> admit(ResourceInfo resource, RoutingContext context) {
        Endpoint endpoint = endpoint(resource.getResourceMethod());
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return credentials
                .visitor(context.request())
                .onFailure(Problem.class)
                .recoverWithUni(problem -> endpoint.open()
                        ? Uni.createFrom().item(Optional.<Visitor>empty())
                        : Uni.createFrom().failure(problem))
                .call(visitor -> count(visitor, endpoint, context))
                .map(visitor -> allowed(visitor, endpoint, authorization != null))
                .call(visitor -> administration.note(visitor, endpoint, context.request()))
                .invoke(current::set)
                .replaceWithVoid();
    }

    private static Endpoint endpoint(Method method) {
        Serves serves = method.getAnnotation(Serves.class);
        if (serves == null) {
            throw CommonProblem.INSUFFICIENT_PERMISSIONS.because("nobody may call this");
        }
        return serves.value();
    }

    private Uni<Standing> count(Optional<Visitor> visitor, Endpoint endpoint, RoutingContext context) {
        Uni<Standing> counted = visitor.map(known -> limits.count(known.caller().subject(), endpoint.cost()))
                .orElseGet(() -> limits.count(
                        "address:" + context.request().remoteAddress().hostAddress(),
                        endpoint.open() ? endpoint.cost() : CostClass.READS));
        return counted.invoke(standing -> {
            write(standing, context.response());
            if (standing.exceeded()) {
                throw CommonProblem.RATE_LIMITED.because(
                        standing.limit() + " requests a minute are allowed",
                        Map.of("retry_after", standing.waitSeconds()));
            }
        });
    }

    private static void write(Standing standing, HttpServerResponse response) {
        response.putHeader("X-RateLimit-Limit", Integer.toString(standing.limit()))
                .putHeader("X-RateLimit-Remaining", Long.toString(standing.remaining()))
                .putHeader("X-RateLimit-Reset", Long.toString(standing.resetsAt()));
    }

    static Visitor allowed(Optional<Visitor> known, Endpoint endpoint, boolean presented) {
        if (known.isEmpty() && endpoint.open()) {
            return Visitor.nobody();
        }
        Visitor visitor = known.orElseThrow(() -> CommonProblem.AUTH_REQUIRED.because(
                presented ? "the credential is not known" : "send Authorization: Bearer atom_..."));
        if (!visitor.caller().role().includes(endpoint.role())) {
            throw CommonProblem.INSUFFICIENT_PERMISSIONS.because(
                    "the role " + endpoint.role().name().toLowerCase(java.util.Locale.ROOT) + " is needed");
        }
        return visitor;
    }
}
