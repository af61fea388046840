package com.atom.slack.simulator.interaction;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Secrets;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.journal.Journal;
import com.atom.slack.simulator.pace.Pace;
import com.atom.slack.simulator.socket.Carrier;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Team;

import static org.assertj.core.api.Assertions.assertThat;

class DispatchTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Pace pace = new Pace(Clock.systemUTC());
    private final Team team = new Team("T1", "Northwind", "northwind", Optional.empty());
    private final List<String> envelopes = new ArrayList<>();
    private Journal journal;
    private App app;
    private Future<Optional<ObjectNode>> answer = Future.succeededFuture(Optional.of(Json.object()));

    @BeforeEach
    void open() {
        journal = Journal.open(folder, pace, change -> {});
        app = new Vault(folder, new Secrets(), pace)
                .register(Json.object().put("name", "Socketed").put("socket_mode", true));
    }

    @AfterEach
    void close() {
        journal.close();
        vertx.close();
    }

    private final Carrier carrier = new Carrier() {
        @Override
        public boolean isOpen(String appId) {
            return appId.equals(app.id());
        }

        @Override
        public Future<Optional<ObjectNode>> ask(App to, String type, ObjectNode payload, boolean acceptsPayload) {
            envelopes.add(type + " " + payload.path("n").asInt() + " " + acceptsPayload);
            return answer;
        }
    };

    private Reply send(Dispatch.Kind kind, int number) throws Exception {
        return new Dispatch(vertx, carrier, journal, pace)
                .send(kind, app, team, "", Json.object().put("n", number))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void goesOverTheSocketAsAnEnvelopeThatSaysWhetherItTakesAnAnswer() throws Exception {
        answer = Future.succeededFuture(Optional.of(Json.object().put("text", "hello")));
        assertThat(send(Dispatch.Kind.SLASH_COMMAND, 1)
                        .json()
                        .orElseThrow()
                        .path("text")
                        .asText())
                .isEqualTo("hello");
        answer = Future.succeededFuture(Optional.empty());
        assertThat(send(Dispatch.Kind.BLOCK_ACTIONS, 2).isTaken()).isTrue();
        send(Dispatch.Kind.VIEW_SUBMISSION, 3);
        send(Dispatch.Kind.BLOCK_SUGGESTION, 4);
        send(Dispatch.Kind.SHORTCUT, 5);
        assertThat(envelopes)
                .containsExactly(
                        "slash_commands 1 true",
                        "interactive 2 false",
                        "interactive 3 true",
                        "interactive 4 true",
                        "interactive 5 false");
        assertThat(journal.seq()).as("the carrier itself notes what it carried").isZero();
    }

    @Test
    void anEnvelopeWithoutAcknowledgementTimesOut() throws Exception {
        answer = Future.failedFuture("the socket is gone");
        assertThat(send(Dispatch.Kind.SHORTCUT, 2).failure()).isEqualTo("operation_timeout");
        answer = Promise.<Optional<ObjectNode>>promise().future();
        Reply late = send(Dispatch.Kind.SHORTCUT, 3);
        assertThat(late.failure()).isEqualTo("operation_timeout");
        assertThat(late.millis()).isBetween(2900L, 6000L);
    }
}
