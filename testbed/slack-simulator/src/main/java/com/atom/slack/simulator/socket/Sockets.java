package com.atom.slack.simulator.socket;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.faults.Fault;
import com.atom.slack.simulator.faults.Faults;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.pace.Terms;
import com.atom.slack.simulator.wire.Json;

/** The sockets that apps have opened, and what goes over them. */
public final class Sockets implements Carrier {
    public static final String PATH = "/link/";
    private static final int MOST = 10;
    private static final long DEBUG_SECONDS = 360;

    private final Vertx vertx;
    private final Vault vault;
    private final Journal journal;
    private final Pace pace;
    private final Terms terms;
    private final Faults faults;
    private final Secrets secrets;
    private final Tickets tickets;
    private final Upkeep upkeep;
    private final SplittableRandom random = new SplittableRandom();
    private final List<Connection> connections = new ArrayList<>();

    public Sockets(Vertx vertx, Vault vault, Journal journal, Pace pace, Terms terms, Faults faults, Secrets secrets) {
        this.vertx = vertx;
        this.vault = vault;
        this.journal = journal;
        this.pace = pace;
        this.terms = terms;
        this.faults = faults;
        this.secrets = secrets;
        this.tickets = new Tickets(secrets, pace, terms);
        this.upkeep = new Upkeep(pace, terms, faults, this::note);
    }

    public void start() {
        vertx.setPeriodic(20, timer -> List.copyOf(connections).forEach(upkeep::look));
    }

    /**
     * Where an app may open a socket, once and within the ticket's life.
     *
     * @param host with its port, as the app called us
     */
    public String address(App app, String host) {
        return "ws://" + host + PATH + "?ticket=" + tickets.issue(app) + "&app_id=" + app.id();
    }

    /** Somebody came to such an address. */
    public void connect(HttpServerRequest request) {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            request.response().setStatusCode(400).end("a WebSocket is needed");
            return;
        }
        Optional<App> app = Optional.ofNullable(request.getParam("ticket"))
                .flatMap(tickets::take)
                .filter(id -> id.equals(request.getParam("app_id")))
                .flatMap(vault::app);
        if (app.isEmpty()) {
            request.response().setStatusCode(401).end("the ticket is used, expired or unknown");
            return;
        }
        boolean debug = "true".equals(request.getParam("debug_reconnects"));
        long life = debug ? Math.min(DEBUG_SECONDS, terms.connectionSeconds()) : terms.connectionSeconds();
        HttpConnection below = request.connection();
        request.toWebSocket().onSuccess(socket -> opened(app.get(), socket, below, life));
    }

    private void opened(App app, ServerWebSocket socket, HttpConnection below, long lifeSeconds) {
        int others = of(app.id()).size();
        if (!app.settings().socketMode() || others >= MOST) {
            String reason = others >= MOST ? "too_many_websockets" : "link_disabled";
            journal.append("socket", Json.object().put("app_id", app.id()).put("note", "refused " + reason));
            socket.writeTextMessage(Frames.disconnect(reason)).onComplete(sent -> socket.close());
            return;
        }
        Connection connection =
                new Connection(vertx, secrets.id("S"), app.id(), socket, below, pace.simulatedMillis(), lifeSeconds);
        connection.heard(pace.millis());
        connections.add(connection);
        note(connection, "opened");
        socket.textMessageHandler(text -> heard(connection, text));
        socket.pongHandler(pong -> connection.heard(pace.millis()));
        socket.exceptionHandler(broken -> {});
        socket.closeHandler(closed -> {
            connections.remove(connection);
            note(connection, "closed");
            connection.closed(pace.millis());
        });
        if (faults.strikes(Fault.Kind.SOCKET_NO_HELLO, "", "").isEmpty()) {
            Instant now = Instant.ofEpochMilli(pace.millis());
            connection.hello(Frames.hello(app.id(), others + 1, now, lifeSeconds));
        }
    }

    private List<Connection> of(String appId) {
        return connections.stream()
                .filter(connection -> connection.appId().equals(appId) && connection.isOpen())
                .toList();
    }

    /** Anything but the acknowledgement of an envelope that waits is noted and ignored. */
    private void heard(Connection connection, String text) {
        connection.heard(pace.millis());
        Optional<ObjectNode> json = Json.objectIn(text.getBytes(StandardCharsets.UTF_8));
        String envelope = json.map(ack -> ack.path("envelope_id").asText("")).orElse("");
        if (envelope.isEmpty()) {
            note(connection, "ignored a text of " + text.length() + " characters that acknowledges nothing");
        } else if (!connection.acknowledged(envelope, json.flatMap(Sockets::payload), pace.millis())) {
            note(connection, "ignored the acknowledgement of an envelope that does not wait for one");
        }
    }

    private static Optional<ObjectNode> payload(ObjectNode ack) {
        return ack.path("payload") instanceof ObjectNode payload && !payload.isEmpty()
                ? Optional.of(payload)
                : Optional.empty();
    }

    private void note(Connection connection, String what) {
        ObjectNode line = Json.object().put("app_id", connection.appId()).put("connection", connection.id());
        journal.append("socket", line.put("note", what));
    }

    /** Whether an envelope would find a way to the app now. */
    @Override
    public boolean isOpen(String appId) {
        return connections.stream()
                .anyMatch(connection -> connection.appId().equals(appId) && connection.takesEnvelopes());
    }

    /** Sends over any one of the app's connections; there is no second try. */
    public void send(App app, Envelope envelope, Consumer<Ack> heard) {
        List<Connection> able =
                of(app.id()).stream().filter(Connection::takesEnvelopes).toList();
        if (able.isEmpty()) {
            vertx.runOnContext(later -> heard.accept(new Ack("no_connection", "", 0, Optional.empty())));
        } else {
            able.get(random.nextInt(able.size())).send(envelope, pace.millis(), heard);
        }
    }

    /**
     * Asks an app something that is not repeated.
     *
     * @param type {@code interactive} or {@code slash_commands}
     * @return the payload of the acknowledgement; empty when it has none or an empty one; {@link NotAcknowledged} when
     *     there is no connection or no acknowledgement within three seconds
     */
    @Override
    public Future<Optional<ObjectNode>> ask(App app, String type, ObjectNode payload, boolean acceptsResponsePayload) {
        Promise<Optional<ObjectNode>> answer = Promise.promise();
        Envelope envelope = Envelope.of(type, payload, acceptsResponsePayload);
        send(app, envelope, ack -> {
            ObjectNode line = Json.object().put("event_id", envelope.id()).put("app_id", app.id());
            line.put("attempt", 0).put("status", ack.isTaken() ? 200 : 0).put("answered_ms", ack.millis());
            line.put("kind", payload.path("type").asText("slash_command"));
            line.put("via", "socket").put("envelope", type).put("connection", ack.connection());
            if (ack.isTaken()) {
                journal.append("delivery", line);
                answer.complete(ack.payload());
            } else {
                journal.append("delivery", line.put("failure", ack.failure()));
                answer.fail(new NotAcknowledged(ack.failure()));
            }
        });
        return answer.future();
    }

    /** The app's settings may have changed: without Socket Mode its sockets end. */
    public void settingsChanged(App app) {
        if (!app.settings().socketMode()) {
            of(app.id()).forEach(connection -> connection.leave("link_disabled"));
        }
    }

    public void stop() {
        List.copyOf(connections).forEach(Connection::close);
    }
}
