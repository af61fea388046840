package com.atom.slack.simulator;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SocketFaultsTest extends DeliveredApp {
    private final List<AppSocket> sockets = new ArrayList<>();

    @BeforeEach
    void switchOn() {
        change("\"socket_mode\": true");
    }

    @AfterEach
    void hangUp() {
        sockets.forEach(AppSocket::close);
    }

    private AppSocket open() {
        AppSocket socket = AppSocket.open(app);
        sockets.add(socket);
        return socket;
    }

    private String on(String fault) {
        return fault("{\"fault\": \"" + fault + "\"}").path("id").asText();
    }

    private void off(String id) {
        assertThat(app.http().send("DELETE", "/_sim/faults/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void aLostSocketEndsWithoutAFarewell() {
        AppSocket socket = open().greeted();
        String fault = on("socket_loss");
        await("it is lost", () -> socket.end().equals("broken"));
        assertThat(socket.reasons()).isEmpty();
        off(fault);
        AppSocket next = open().greeted();
        String event = post("after the loss");
        await("the next hears", () -> !next.told(event).isEmpty());
    }

    @Test
    void aDoseStrikesOnlySomeAndEachButOnce() {
        List<AppSocket> many = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            many.add(open().greeted());
        }
        fault("{\"fault\": \"socket_warning\", \"dose\": 0.5}");
        await(
                "some are warned",
                () -> many.stream().anyMatch(socket -> !socket.reasons().isEmpty()));
        String event = post("who hears");
        await(
                "it comes",
                () -> many.stream().anyMatch(socket -> !socket.told(event).isEmpty()));
        assertThat(many).anySatisfy(socket -> assertThat(socket.reasons()).isEmpty());
        assertThat(many).allSatisfy(socket -> assertThat(socket.reasons()).hasSizeLessThan(2));
    }

    @Test
    void aRefreshIsAskedForAndTheSocketClosed() {
        AppSocket socket = open().greeted();
        on("socket_refresh");
        await("closed", () -> socket.end().equals("closed"));
        assertThat(socket.reasons()).containsExactly("refresh_requested");
    }

    @Test
    void aDisabledLinkLeavesTheSettingsAlone() {
        AppSocket socket = open().greeted();
        on("link_disabled");
        await("closed", () -> socket.end().equals("closed"));
        assertThat(socket.reasons()).containsExactly("link_disabled");
        assertThat(app.http()
                        .json("/_sim/apps")
                        .path("apps")
                        .get(0)
                        .path("socket_mode")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aSocketMayFallSilentOrNeverGreet() {
        // Given
        terms("{\"ping_seconds\": 1}");
        AppSocket pinged = open().greeted();
        await("a ping", () -> !pinged.pings().isEmpty());
        String silent = on("socket_silent");
        on("socket_no_hello");
        // When
        AppSocket quiet = open();
        String event = post("to the greeted one");
        // Then
        await("it comes", () -> !pinged.told(event).isEmpty());
        int pings = pinged.pings().size();
        off(silent);
        await("pings again", () -> pinged.pings().size() > pings);
        assertThat(quiet.frames()).isEmpty();
    }
}
