package com.atom.slack.simulator.control;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.delivery.Deliveries;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;

/** {@code /_sim/apps}: what one does on api.slack.com, credentials in plain sight. */
final class AppsEndpoint {
    private final Vault vault;
    private final Deliveries deliveries;

    AppsEndpoint(Vault vault, Deliveries deliveries) {
        this.vault = vault;
        this.deliveries = deliveries;
    }

    void list(Exchange exchange) {
        ObjectNode answer = Json.object();
        ArrayNode apps = answer.putArray("apps");
        vault.apps().forEach(app -> apps.add(app.json()));
        exchange.json(200, answer);
    }

    /** Answers when the app has, or has not, repeated the challenge sent to its request URL. */
    void register(Exchange exchange) {
        Optional<ObjectNode> wish = Json.objectIn(exchange.body());
        if (wish.isEmpty()) {
            exchange.refuse(400, "invalid_json", "an app is a JSON object");
            return;
        }
        App app;
        try {
            app = vault.register(wish.get());
        } catch (IllegalArgumentException e) {
            exchange.refuse(400, "invalid_app", String.valueOf(e.getMessage()));
            return;
        }
        if (!wish.get().has("request_url") || app.requestUrl().isEmpty()) {
            exchange.json(200, app.json());
            return;
        }
        deliveries
                .verify(app)
                .onSuccess(verified -> exchange.json(200, app.json().put("request_url_verified", verified)));
    }
}
