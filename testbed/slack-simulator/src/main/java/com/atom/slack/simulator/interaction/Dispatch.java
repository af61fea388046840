package com.atom.slack.simulator.interaction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.socket.Carrier;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;

/** Brings a payload to an app the way it has chosen, and its fate to the journal; of what it said nothing goes there. */
final class Dispatch {
    /** What is sent, and in which form. */
    enum Kind {
        SLASH_COMMAND(true, "slash_commands", true),
        SSL_CHECK(true, "", false),
        BLOCK_ACTIONS(false, "interactive", false),
        MESSAGE_ACTION(false, "interactive", false),
        SHORTCUT(false, "interactive", false),
        VIEW_SUBMISSION(false, "interactive", true),
        VIEW_CLOSED(false, "interactive", false),
        BLOCK_SUGGESTION(false, "interactive", true),
        INTERACTIVE_MESSAGE(false, "interactive", true),
        DIALOG_SUBMISSION(false, "interactive", true),
        DIALOG_CANCELLATION(false, "interactive", false),
        DIALOG_SUGGESTION(false, "interactive", true);

        private final boolean isFields;
        private final String envelope;
        private final boolean acceptsPayload;

        Kind(boolean isFields, String envelope, boolean acceptsPayload) {
            this.isFields = isFields;
            this.envelope = envelope;
            this.acceptsPayload = acceptsPayload;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Vertx vertx;
    private final Courier courier;
    private final Carrier socket;
    private final Journal journal;
    private final Pace pace;

    Dispatch(Vertx vertx, Carrier socket, Journal journal, Pace pace) {
        this.vertx = vertx;
        this.courier = new Courier(vertx, pace);
        this.socket = socket;
        this.journal = journal;
        this.pace = pace;
    }

    /** Always succeeds; a failure is in the reply. */
    Future<Reply> send(Kind kind, App app, Team team, String url, ObjectNode payload) {
        if (app.settings().socketMode() && socket.isOpen(app.id())) {
            return overSocket(kind, app, payload);
        }
        Future<Reply> heard = app.settings().socketMode()
                ? Future.succeededFuture(Reply.failed("dispatch_failed", 0))
                : courier.post(app, url, kind.isFields ? fields(payload) : "payload=" + encoded(Json.text(payload)));
        return heard.onSuccess(reply -> record(kind, app, team, reply));
    }

    private Future<Reply> overSocket(Kind kind, App app, ObjectNode payload) {
        long began = pace.millis();
        Promise<Reply> heard = Promise.promise();
        long timer = vertx.setTimer(
                Courier.DEADLINE.toMillis(),
                late -> heard.tryComplete(Reply.failed("operation_timeout", pace.millis() - began)));
        socket.ask(app, kind.envelope, payload, kind.acceptsPayload)
                .map(answer -> Reply.acknowledged(answer, pace.millis() - began))
                .otherwise(broken -> Reply.failed("operation_timeout", pace.millis() - began))
                .onSuccess(heard::tryComplete);
        return heard.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /** Each field once, those that are null left out. */
    static String fields(ObjectNode payload) {
        return payload.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .map(field -> field.getKey() + "=" + encoded(field.getValue().asText()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void record(Kind kind, App app, Team team, Reply reply) {
        ObjectNode line = Json.object().put("event_id", kind.wire()).put("kind", kind.wire());
        line.put("app_id", app.id()).put("team", team.id()).put("attempt", 0);
        line.put("status", reply.status()).put("answered_ms", reply.millis());
        if (!reply.isTaken()) {
            line.put("failure", reply.failure());
        }
        journal.append("delivery", line);
    }
}
