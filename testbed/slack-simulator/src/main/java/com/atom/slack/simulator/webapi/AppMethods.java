package com.atom.slack.simulator.webapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Grant;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.delivery.Authorizations;
import com.atom.slack.simulator.delivery.EventContext;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;
import com.atom.slack.simulator.socket.Sockets;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;

/** The methods of app-level tokens ({@code xapp-}), which belong to no workspace. */
public final class AppMethods {
    private static final String OPEN = "apps.connections.open";
    private static final String LIST = "apps.event.authorizations.list";
    static final Set<String> NAMES = Set.of(OPEN, LIST);
    private static final Team NOWHERE = new Team("", "", "", Optional.empty());
    private static final Set<String> SCOPES = Set.of("connections:write", "authorizations:read");
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final Vault vault;
    private final Sockets sockets;
    private final Authorizations authorizations;
    private final Pace pace;
    private final Terms terms;

    public AppMethods(Vault vault, Sockets sockets, Authorizations authorizations, Pace pace, Terms terms) {
        this.pace = pace;
        this.terms = terms;
        this.vault = vault;
        this.sockets = sockets;
        this.authorizations = authorizations;
    }

    boolean has(String name) {
        return NAMES.contains(name);
    }

    ApiMethod method(String name, Exchange exchange) {
        return name.equals(OPEN)
                ? ApiMethod.of(OPEN, ApiMethod.TIER_3, "connections:write", call -> open(call, exchange))
                : ApiMethod.of(LIST, ApiMethod.SPECIAL, "authorizations:read", this::list);
    }

    /** The token stands in the header, and nowhere else. */
    ApiCall call(Exchange exchange, Map<String, String> args) {
        String token = exchange.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()).strip())
                .orElseThrow(() -> new ApiError("not_authed"));
        App app = vault.appByToken(token)
                .orElseThrow(
                        () -> new ApiError(vault.grant(token).isPresent() ? "not_allowed_token_type" : "invalid_auth"));
        Grant nobody = new Grant("", app.id(), "", "", true, SCOPES, false);
        return new ApiCall(app, nobody, NOWHERE, args, token, 0, pace, terms);
    }

    private ObjectNode open(ApiCall call, Exchange exchange) {
        call.needs("connections:write");
        return Json.object().put("url", sockets.address(call.app(), exchange.host()));
    }

    private ObjectNode list(ApiCall call) {
        call.needs("authorizations:read");
        EventContext context = call.arg("event_context")
                .flatMap(EventContext::parse)
                .orElseThrow(() -> new ApiError("invalid_event_context"));
        if (!context.app().equals(call.app().id())) {
            throw new ApiError("auth_mismatch");
        }
        List<ObjectNode> all = authorizations.seeing(context).orElseThrow(() -> new ApiError("invalid_event_context"));
        int from = Cursor.read(call, "auth").map(AppMethods::place).orElse(0);
        int end = Math.min(all.size(), from + call.limit(USUAL, MOST));
        ObjectNode answer = Json.object();
        ArrayNode page = answer.putArray("authorizations");
        all.subList(Math.min(from, end), end).forEach(page::add);
        String next = end < all.size() ? Cursor.of(call, "auth", Integer.toString(end)) : "";
        answer.putObject("response_metadata").put("next_cursor", next);
        return answer;
    }

    private static int place(String told) {
        if (!told.matches("\\d{1,9}")) {
            throw new ApiError("invalid_cursor");
        }
        return Integer.parseInt(told);
    }
}
