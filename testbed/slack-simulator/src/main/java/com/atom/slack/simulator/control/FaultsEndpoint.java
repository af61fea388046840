package com.atom.slack.simulator.control;

import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.FaultWish;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.World;

/** {@code /_sim/faults}: what there is, what is on, on and off. */
final class FaultsEndpoint {
    private final Faults faults;
    private final World world;
    private final Predicate<String> isMethod;

    FaultsEndpoint(Faults faults, World world, Predicate<String> isMethod) {
        this.faults = faults;
        this.world = world;
        this.isMethod = isMethod;
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

    void add(Exchange exchange) {
        Optional<ObjectNode> wish = Json.objectIn(exchange.body());
        if (wish.isEmpty()) {
            exchange.refuse(400, "invalid_json", "a fault is a JSON object");
            return;
        }
        try {
            Fault fault = faults.add(
                    FaultWish.from(wish.get(), team -> world.team(team).isPresent(), isMethod));
            exchange.json(200, fault.json());
        } catch (FaultWish.Refused refused) {
            exchange.refuse(400, refused.error(), String.valueOf(refused.getMessage()));
        }
    }

    void remove(Exchange exchange, String id) {
        if (faults.remove(id)) {
            exchange.json(200, Json.object().put("ok", true));
        } else {
            exchange.refuse(404, "unknown_fault", id);
        }
    }
}
