package com.atom.slack.gateway.oauth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.gateway.admission.CurrentVisitor;
import com.atom.slack.gateway.owners.OwnerAnswer;
import com.atom.slack.gateway.owners.Owners;
import com.atom.slack.gateway.owners.OwnersConfig;

/**
 * Requests about OAuth on their way to auth-service: same path and query, same body. Only the headers that matter to a browser's
 * login go along, both ways; redirects are the browser's to follow.
 */
@ApplicationScoped
class OAuthPassage {

    private static final List<String> ASKED = List.of("Cookie", "Content-Type", "Accept", "User-Agent");
    private static final List<String> ANSWERED = List.of(
            "Set-Cookie", "Location", "Content-Type", "Cache-Control", "Content-Security-Policy", "Retry-After");

    private final Owners owners;
    private final OwnersConfig config;
    private final CurrentVisitor current;
    private final RoutingContext context;

    OAuthPassage(Owners owners, OwnersConfig config, CurrentVisitor current, RoutingContext context) {
        this.owners = owners;
        this.config = config;
        this.current = current;
        this.context = context;
    }

    Uni<Response> pass(byte[] body) {
        HttpServerRequest request = context.request();
        return owners.ask(
                        ServiceName.AUTH,
                        request.method(),
                        request.uri(),
                        current.get().caller(),
                        headers(request),
                        Buffer.buffer(body),
                        config.oauthDeadline())
                .map(OAuthPassage::answer);
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : ASKED) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static Response answer(OwnerAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.body().length() > 0) {
            response.entity(answer.body().getBytes());
        }
        for (String name : ANSWERED) {
            answer.headers().getAll(name).forEach(value -> response.header(name, value));
        }
        return response.build();
    }
}
