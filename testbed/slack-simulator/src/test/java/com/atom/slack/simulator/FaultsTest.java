package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The switches of faults: what there is, what is on, and what cannot be asked for. */
class FaultsTest {
    private static SimulatorServer server;
    private static Http http;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        http = new Http(server.baseUrl());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyFaultIsListedWithItsMeaning() {
        JsonNode faults = http.json("/_sim/faults").path("faults");
        assertThat(faults.findValuesAsText("fault"))
                .contains(
                        "rate_limit",
                        "http_error",
                        "timeout",
                        "slow",
                        "malformed",
                        "cursor_loop",
                        "drop_events",
                        "duplicate_events",
                        "duplicate_events_new_id",
                        "reorder_events",
                        "delay_events",
                        "bad_signature",
                        "stale_timestamp",
                        "future_timestamp",
                        "changed_body",
                        "socket_loss",
                        "socket_refresh",
                        "socket_warning",
                        "link_disabled",
                        "socket_silent",
                        "socket_no_hello");
        assertThat(faults)
                .allSatisfy(fault -> assertThat(fault.path("meaning").asText()).hasSizeGreaterThan(20));
    }

    @Test
    void aFaultIsOnUntilItIsSwitchedOff() {
        JsonNode fault = Http.tree(http.post("/_sim/faults", """
            {"fault": "http_error", "method": "users.list", "dose": 0.25, "seconds": 60, "status": 502}\
            """));
        String id = fault.path("id").asText();
        JsonNode on = http.json("/_sim/faults").path("on").get(0);
        assertThat(on).isEqualTo(fault);
        assertThat(on.path("dose").asDouble()).isEqualTo(0.25);
        assertThat(on.path("status").asInt()).isEqualTo(502);
        assertThat(http.send("DELETE", "/_sim/faults/" + id).statusCode()).isEqualTo(200);
        assertThat(http.send("DELETE", "/_sim/faults/" + id).statusCode()).isEqualTo(404);
        assertThat(http.json("/_sim/faults").path("on")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | invalid_json",
                "{} | unknown_fault",
                "{\"fault\": \"rain\"} | unknown_fault",
                "{\"fault\": \"slow\", \"dose\": 1.01} | invalid_dose",
                "{\"fault\": \"slow\", \"dose\": -0.1} | invalid_dose",
                "{\"fault\": \"slow\", \"dose\": \"1\"} | invalid_dose",
                "{\"fault\": \"slow\", \"seconds\": -1} | invalid_seconds",
                "{\"fault\": \"slow\", \"seconds\": 0} | invalid_seconds",
                "{\"fault\": \"slow\", \"seconds\": 1.5} | invalid_seconds",
                "{\"fault\": \"slow\", \"retry_after\": -1} | invalid_retry_after",
                "{\"fault\": \"slow\", \"team\": \"T404\"} | unknown_team",
                "{\"fault\": \"slow\", \"team\": 1} | invalid_team",
                "{\"fault\": \"slow\", \"method\": \"users.lists\"} | unknown_method",
                "{\"fault\": \"drop_events\", \"method\": \"users.list\"} | unknown_method",
                "{\"fault\": \"socket_loss\", \"team\": \"T1\"} | unknown_team",
                "{\"fault\": \"http_error\", \"status\": 200} | invalid_status",
                "{\"fault\": \"duplicate_events_new_id\", \"copies\": 12} | invalid_copies",
                "{\"fault\": \"api_error\"} | invalid_error",
                "{\"fault\": \"api_error\", \"error\": \"No word\"} | invalid_error",
                "{\"fault\": \"api_error\", \"error\": \"ratelimited\"} | invalid_error",
                "{\"fault\": \"api_error\", \"error\": 1} | invalid_error",
                "{\"fault\": \"slow\", \"error\": \"fatal_error\"} | invalid_error",
                "{\"fault\": \"slow\", \"colour\": 1} | unknown_field"
            })
    void whatCannotBeIsRefusedWithItsField(String wish, String error) {
        var answer = http.post("/_sim/faults", wish);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.tree(answer).path("error").asText()).isEqualTo(error);
        assertThat(Http.tree(answer).path("detail").asText()).isNotEmpty();
    }
}
