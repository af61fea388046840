package com.atom.slack.gateway.administration;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import com.atom.slack.contracts.identity.ServiceName;
import com.atom.slack.gateway.admission.CurrentVisitor;
import com.atom.slack.gateway.door.ReceivedBody;
import com.atom.slack.gateway.owners.Owners;
import com.atom.slack.gateway.owners.OwnersConfig;
import com.atom.slack.gateway.passage.Answers;

/** Hands a request over in the name of the visitor, with its query and its body, and keeps nothing of the answer. */
@ApplicationScoped
class AdministrationPassage {

    private final Owners owners;
    private final OwnersConfig config;
    private final CurrentVisitor current;
    private final RoutingContext context;
    private final Answers answers;

    AdministrationPassage(
            Owners owners, OwnersConfig config, CurrentVisitor current, RoutingContext context, Answers answers) {
        this.owners = owners;
        this.config = config;
        this.current = current;
        this.context = context;
        this.answers = answers;
    }

    /** To this internal path of auth-service, which checks everything that came along. */
    Uni<Response> pass(String path) {
        HttpServerRequest request = context.request();
        String query = request.query() == null ? "" : "?" + request.query();
        return owners.ask(
                        ServiceName.AUTH,
                        request.method(),
                        path + query,
                        current.get().caller(),
                        Map.of("Content-Type", "application/json"),
                        Buffer.buffer(ReceivedBody.of(context)),
                        config.writeDeadline())
                .map(answers::plain);
    }
}
