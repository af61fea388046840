package com.atom.slack.auth.installations;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(WrongAppIT.AnotherApp.class)
class WrongAppIT extends AuthServiceTest {

    /** The one of the client id is not the one that is meant. */
    public static final class AnotherApp implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("slack.app-id", "A0ANOTHER");
        }
    }

    @Test
    @Tag("security-16")
    void aGrantForAnotherAppThanTheOneMeantIsRefusedAndNothingIsKept() throws SQLException {
        Browser admin = admin();
        JsonNode begun = admin.json(admin.post("/api/auth/slack/authorize", "{}"));
        String back = admin.get(begun.path("authorization_url").asText())
                .headers()
                .firstValue("Location")
                .orElseThrow();

        HttpResponse<String> refused = admin.get(back);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(admin.json(refused).path("type").asText()).endsWith("wrong-app");
        assertThat(Database.asService()
                        .run(
                                "",
                                "select purpose from audit where action = 'INSTALLATION_REFUSED' order by id desc limit 1")
                        .getFirst())
                .startsWith("app A");
    }
}
