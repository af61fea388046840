package com.atom.slack.auth.status;

import java.net.http.HttpResponse;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(HalfConfiguredIT.Half.class)
class HalfConfiguredIT extends AuthServiceTest {

    /** Half of Slack's credentials, and an address that browsers would send the cookie to in the clear. */
    public static class Half implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "slack.client-secret",
                    "",
                    "slack.signing-secret",
                    "",
                    "public-address.origin",
                    "http://atom.example");
        }
    }

    @Test
    void theServiceRunsAndSaysWhatIsMissing() {
        JsonNode status = browser().json(browser().get("/api/auth/slack/status"));

        assertThat(status.path("status").asText()).isEqualTo("not_configured");
        assertThat(status.path("missing"))
                .extracting(JsonNode::asText)
                .containsExactly("SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET", "ATOM_PUBLIC_URL");
    }

    @Test
    void nothingCanBeBegunOrFinished() {
        Browser admin = admin();

        HttpResponse<String> refused = admin.post("/api/auth/slack/authorize", "{}");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(admin.json(refused).path("detail").asText()).contains("SLACK_CLIENT_SECRET");
        assertThat(admin.get("/api/auth/slack/callback?code=x&state=y").statusCode())
                .isEqualTo(503);
        assertThat(browser().get("/api/auth/slack/install?ticket=x").body())
                .contains("not configured", "SLACK_SIGNING_SECRET")
                .startsWith("<!DOCTYPE html>");
    }
}
