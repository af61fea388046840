package com.atom.slack.auth.installations;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.SlackSide;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(PkceIT.Enabled.class)
class PkceIT extends AuthServiceTest {

    /** {@code SLACK_PKCE=true}. */
    public static final class Enabled implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("SLACK_PKCE", "true");
        }
    }

    @Test
    @Tag("security-15")
    void theCodeIsExchangedWithTheVerifierOfTheChallengeThatSlackWasGiven() {
        Browser admin = admin();
        JsonNode begun = admin.json(admin.post("/api/auth/slack/authorize", "{}"));
        String page = begun.path("authorization_url").asText();
        String back = admin.get(page).headers().firstValue("Location").orElseThrow();

        int status = admin.get(back).statusCode();

        assertThat(page).contains("code_challenge_method=S256").matches(".*code_challenge=[A-Za-z0-9_-]{43}&.*");
        assertThat(status).isEqualTo(303);
        assertThat(new SlackSide(slack())
                        .calls("oauth.v2.access")
                        .getLast()
                        .path("error")
                        .asText(""))
                .isEmpty();
    }
}
