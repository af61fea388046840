package com.atom.slack.auth.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class StatusIT extends AuthServiceTest {

    @Test
    void saysThatEverythingIsThere() {
        JsonNode status = browser().json(browser().get("/api/auth/slack/status"));

        assertThat(status.path("ok").asBoolean()).isTrue();
        assertThat(status.path("status").asText()).isEqualTo("ready");
        assertThat(status.path("missing")).isEmpty();
        assertThat(status.path("database_available").asBoolean()).isTrue();
        assertThat(status.path("encryption_available").asBoolean()).isTrue();
        assertThat(status.path("redirect_uri").asText()).isEqualTo("http://localhost:8080/api/auth/slack/callback");
        assertThat(status.path("default_scopes")).hasSize(14);
    }

    @Test
    void isNotForWhoeverCameAroundTheGateway() {
        assertThat(stranger().get("/api/auth/slack/status").statusCode()).isEqualTo(401);
    }
}
