package com.atom.slack.simulator.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
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
        Optional<ObjectNode> body = Json.objectIn(exchange.body());
        String name = body.map(json -> json.path("name").asText("")).orElse("");
        if (name.isBlank()) {
            exchange.refuse(400, "missing_field", "a JSON object with the app's name is needed");
            return;
        }
        ObjectNode json = body.get();
        String rateClass = json.path("rate_class").asText("internal");
        if (!rateClass.equals("internal") && !rateClass.equals("limited")) {
            exchange.refuse(400, "unknown_rate_class", rateClass);
            return;
        }
        App app = vault.register(new Vault.Wanted(
                name,
                strings(json, "redirect_uris"),
                Optional.ofNullable(json.get("request_url")).map(JsonNode::asText),
                strings(json, "events"),
                strings(json, "scopes"),
                flag(json, "socket_mode"),
                flag(json, "token_rotation"),
                json.has("rate_class") ? Optional.of(rateClass) : Optional.empty()));
        if (!json.has("request_url") || app.requestUrl().isEmpty()) {
            exchange.json(200, app.json());
            return;
        }
        deliveries
                .verify(app)
                .onSuccess(verified -> exchange.json(200, app.json().put("request_url_verified", verified)));
    }

    private static Optional<Boolean> flag(ObjectNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::asBoolean);
    }

    private static Optional<List<String>> strings(ObjectNode json, String name) {
        return Optional.ofNullable(json.get(name)).filter(JsonNode::isArray).map(array -> {
            List<String> strings = new ArrayList<>();
            array.forEach(value -> strings.add(value.asText()));
            return List.copyOf(strings);
        });
    }
}
