package com.atom.slack.auth.rotation;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.atom.slack.auth.testing.OtherSlack;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(ExchangeIT.Untouched.class)
@TestMethodOrder(OrderAnnotation.class)
class ExchangeIT extends RotatingWorkspace {

    /** A Slack of its own again: rotation cannot be switched off there. */
    public static final class Untouched extends OtherSlack {}

    @Override
    void prepare() {
        // the app does not rotate at first
    }

    /** First, because rotation cannot be switched off again. */
    @Test
    @Order(1)
    void anAppThatDoesNotRotateIsToldSoAndItsTokensAreExchangedWhenItDoes() {
        String before = leased().path("token").asText();

        HttpResponse<String> nothing = refresh("{}");
        HttpResponse<String> notYet = refresh("{\"exchange\": true}");
        slack.switchOn("token_rotation");
        HttpResponse<String> exchanged = refresh("{\"exchange\": true}");
        HttpResponse<String> again = refresh("{}");

        assertThat(nothing.statusCode()).isEqualTo(409);
        assertThat(type(nothing)).endsWith("token-does-not-rotate");
        assertThat(type(notYet)).endsWith("token-does-not-rotate");
        assertThat(notYet.body()).contains("token_rotation_not_enabled");
        assertThat(exchanged.statusCode()).isEqualTo(200);
        assertThat(expiry(exchanged)).isAfter(Instant.now().plus(Duration.ofHours(11)));
        assertThat(exchanged.body()).doesNotContain("xox");
        assertThat(again.statusCode()).isEqualTo(200);
        String after = leased().path("token").asText();
        assertThat(after).startsWith("xoxe.xoxb-").isNotEqualTo(before);
        assertThat(slack.test(after)).isEqualTo("ok");
        assertThat(slack.test(before)).as("dies with the first refresh").isNotEqualTo("ok");
    }

    /** Rows 30 and 31 of the security bar. */
    @Test
    @Tag("security-31")
    void onlyAnAdministratorOfTheWorkspaceRefreshes() {
        String own = "{\"workspace_id\": \"" + team + "\"}";

        assertThat(admin().post(REFRESH, own).statusCode())
                .as("no workspace in the token")
                .isEqualTo(404);
        assertThat(admin("T0OTHER").post(REFRESH, own).statusCode()).isEqualTo(404);
        assertThat(as(new Caller("key:v", Role.MEMBER, Optional.of(team), Optional.empty(), true))
                        .asProgram()
                        .post(REFRESH, own)
                        .statusCode())
                .isEqualTo(403);
        assertThat(ingestion().post(REFRESH, own).statusCode()).isEqualTo(403);
        assertThat(stranger().post(REFRESH, own).statusCode()).isEqualTo(401);
        assertThat(refresh("{\"colour\": 1}").statusCode()).isEqualTo(400);
    }
}
