package com.atom.slack.simulator.status;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.wire.Exchange;
import com.atom.slack.simulator.wire.Json;

/** {@code /api/[v1.0.0/|v2.0.0/]current|history} as slack-status.com answers it, and {@code /_sim/incidents}. */
public final class StatusApi implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("/api/(?:v([12])\\.0\\.0/)?(current|history)/?");

    private final Incidents incidents;

    public StatusApi(Path folder, Secrets secrets, Pace pace) {
        this.incidents = new Incidents(folder, secrets, pace);
    }

    public boolean takes(String path) {
        return PATH.matcher(path).matches();
    }

    /** Without a version it is the first. */
    public void handle(Exchange exchange) {
        Matcher path = PATH.matcher(exchange.path());
        if (!path.matches() || !exchange.method().equals("GET")) {
            exchange.refuse(404, "not_found", exchange.path());
        } else if (path.group(2).equals("history")) {
            exchange.json(200, list(false));
        } else {
            exchange.json(200, "2".equals(path.group(1)) ? current() : currentOfOne());
        }
    }

    private ArrayNode list(boolean isOn) {
        ArrayNode list = Json.array();
        incidents.all().stream()
                .filter(incident -> incident.isOn() == isOn)
                .forEach(incident -> list.add(incident.json()));
        return list;
    }

    private ObjectNode current() {
        ArrayNode active = list(true);
        ObjectNode answer = Json.object().put("status", active.isEmpty() ? "ok" : "active");
        answer.put("date_created", created()).put("date_updated", incidents.lastChange());
        return answer.set("active_incidents", active);
    }

    /** When the latest that is on began; without one the moment of the last change. */
    private String created() {
        return latest().map(Incident::created).orElseGet(incidents::lastChange);
    }

    private Optional<Incident> latest() {
        return incidents.all().stream().filter(Incident::isOn).findFirst();
    }

    /** Version 1 knows one incident, whose fields stand beside the status. */
    private ObjectNode currentOfOne() {
        ObjectNode answer = Json.object().put("status", latest().isEmpty() ? "ok" : "active");
        answer.put("date_created", created()).put("date_updated", incidents.lastChange());
        latest().ifPresent(incident -> {
            ObjectNode json = incident.json();
            json.remove(List.of("status", "date_created"));
            answer.setAll(json);
        });
        return answer;
    }

    /** @param steps of the path behind {@code /_sim/} */
    public void control(Exchange exchange, List<String> steps) {
        if (exchange.method().equals("POST")) {
            put(exchange);
        } else if (exchange.method().equals("DELETE")) {
            end(exchange, steps.getLast());
        } else {
            ObjectNode answer = Json.object();
            ArrayNode all = answer.putArray("incidents");
            incidents.all().forEach(incident -> all.add(incident.json()));
            exchange.json(200, answer);
        }
    }

    private void put(Exchange exchange) {
        Optional<ObjectNode> wish = Json.objectIn(exchange.body());
        if (wish.isEmpty()) {
            exchange.refuse(400, "invalid_json", "an incident is a JSON object");
            return;
        }
        try {
            Optional<Incident> kept = incidents.put(wish.get());
            if (kept.isPresent()) {
                exchange.json(200, kept.get().json());
            } else {
                exchange.refuse(404, "unknown_incident", wish.get().path("id").asText());
            }
        } catch (IllegalArgumentException e) {
            exchange.refuse(400, "invalid_incident", String.valueOf(e.getMessage()));
        }
    }

    private void end(Exchange exchange, String id) {
        Optional<Incident> known = incidents.find(id).filter(Incident::isOn);
        if (known.isEmpty()) {
            exchange.refuse(404, "unknown_incident", id + " is not on");
        } else {
            exchange.json(200, incidents.end(known.get()).json());
        }
    }

    @Override
    public void close() {
        incidents.close();
    }
}
