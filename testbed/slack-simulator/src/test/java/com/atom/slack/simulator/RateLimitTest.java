package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitTest {
    @TempDir
    Path folder;

    @Test
    void beyondItsTierAMethodAnswers429AndWhenToComeBack() {
        try (SimulatorServer server =
                SimulatorServer.start(SimulatorOptions.forTests(folder).strict())) {
            InstalledApp app = InstalledApp.in(server, "");
            int admitted = 0;
            HttpResponse<String> answer = list(app);
            while (answer.statusCode() == 200) {
                admitted++;
                answer = list(app);
            }
            assertThat(admitted).isBetween(20, 22);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
            assertThat(answer.body()).isEqualTo("{\"ok\":false,\"error\":\"ratelimited\"}");
            assertThat(app.call("auth.test").path("ok").asBoolean()).isTrue();
        }
    }

    private static HttpResponse<String> list(InstalledApp app) {
        return app.http().get("/api/users.list", "Authorization", "Bearer " + app.token());
    }

    @Test
    void aRateLimitCanBeSwitchedOn() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder))) {
            InstalledApp app = InstalledApp.in(server, "");
            JsonNode fault = Http.tree(app.http().post("/_sim/faults", """
                {"fault": "rate_limit", "method": "users.list", "retry_after": 7}\
                """));
            assertThat(list(app).headers().firstValue("Retry-After")).hasValue("7");
            assertThat(fault.path("id").asText()).isNotEmpty();
            assertThat(app.http().post("/_sim/faults", "{\"fault\": \"rain\"}").statusCode())
                    .isEqualTo(400);
        }
    }
}
