package com.atom.slack.simulator.control;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;

/** {@code /_sim/faults}: what there is, what is on, on and off. */
final class FaultsEndpoint {
    private final Faults faults;

    FaultsEndpoint(Faults faults) {
        this.faults = faults;
    }

    void list(Exchange exchange) {
        ObjectNode answer = Json.object();
        ArrayNode known = answer.putArray("faults");
        for (Fault.Kind kind : Fault.Kind.values()) {
            known.addObject().put("fault", kind.wire()).put("meaning", kind.meaning());
        }
        ArrayNode on = answer.putArray("on");
        faults.on().forEach(fault -> on.add(fault.json()));
        exchange.json(200, answer);
    }

    /** Lasts an hour and strikes always, unless told otherwise. */
    void add(Exchange exchange) {
        ObjectNode wish = Json.objectIn(exchange.body()).orElseGet(Json::object);
        Optional<Fault.Kind> kind = Fault.Kind.of(wish.path("fault").asText());
        if (kind.isEmpty()) {
            exchange.refuse(400, "unknown_fault", wish.path("fault").asText());
            return;
        }
        double dose = wish.path("dose").asDouble(1);
        if (dose < 0 || dose > 1) {
            exchange.refuse(400, "invalid_dose", "a dose is between 0 and 1");
            return;
        }
        Fault fault = faults.add(
                kind.get(),
                wish.path("team").asText(""),
                wish.path("method").asText(""),
                dose,
                wish.path("seconds").asLong(3600),
                wish.path("retry_after").asInt(1));
        exchange.json(200, Json.object().put("id", fault.id()));
    }

    void remove(Exchange exchange, String id) {
        if (faults.remove(id)) {
            exchange.json(200, Json.object().put("ok", true));
        } else {
            exchange.refuse(404, "unknown_fault", id);
        }
    }
}
