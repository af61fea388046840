package com.atom.slack.simulator;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every answer of every method of the Web API beside what is known of Slack's. */
class SkeletonTest extends SkeletonFixture {
    private static final String KIND = "web-api";

    /** Methods whose answer is documented as that of another. */
    private static final Map<String, String> TWINS = Map.of(
            "conversations.history", "conversations.replies",
            "oauth.v2.user.access", "oauth.v2.access",
            "views.open", "views.push",
            "views.update", "views.push");

    /** Served, and not compared, because of this. */
    private static final Map<String, String> EXCEPTIONS =
            Map.of("admin.analytics.getFile", "it answers with a file", "dialog.open", "nothing but ok");

    @Override
    String table() {
        return "web-api-differences.txt";
    }

    @Override
    void seen(String method, JsonNode answer) {
        compare(KIND, TWINS.getOrDefault(method, method), method, answer);
    }

    @Test
    void noAnswerHasAFieldOrATypeThatSlackDoesNotHave() {
        // When
        seen("oauth.v2.access", granted);
        new ConversationCalls(this).all();
        new MessageCalls(this).all();
        new OfficeCalls(this).all();
        ends();
        // Then
        Set<String> missed = server.webApi().names();
        missed.removeAll(compared);
        missed.removeAll(EXCEPTIONS.keySet());
        assertThat(missed).as("served, but not compared").isEmpty();
        Set<String> left = new TreeSet<>(Samples.names(KIND));
        left.removeAll(compared);
        assertThat(left).as("known of Slack, but not compared").isEmpty();
        assertThat(agreement.problems()).isEmpty();
    }

    private void ends() {
        user("auth.revoke");
        called(app.token(), "apps.uninstall", "client_id", client.id(), "client_secret", client.secret());
        OAuthClient other = OAuthClient.registered(server, "Rotating", "");
        String token = other.install("scope", "team:read").path("access_token").asText();
        other.http().post("/_sim/apps", "{\"name\": \"Rotating\", \"token_rotation\": true}");
        seen("oauth.v2.exchange", other.call("oauth.v2.exchange", Map.of("token", token)));
        seen("oauth.v2.access", other.install("scope", "team:read", "user_scope", "users:read"));
        String code = OAuthClient.codeOf(other.authorizeAt("/oauth/v2_user/authorize", "scope", "users:read"));
        Map<String, String> brought = Map.of("code", code, "redirect_uri", OAuthClient.BACK);
        seen("oauth.v2.user.access", other.call("oauth.v2.user.access", brought));
        OAuthClient wide = OAuthClient.registered(server, "Org", ", \"org_ready\": true");
        seen("oauth.v2.access", wide.install("scope", "team:read", "_sim_org", OrgFixture.ORG));
    }
}
