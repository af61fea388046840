package com.atom.slack.simulator;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorizationsTest extends DeliveredApp {
    private JsonNode list(String token, String context, String more) {
        return Http.tree(app.http()
                .form(
                        "/api/apps.event.authorizations.list" + more,
                        Map.of("event_context", context),
                        "Authorization",
                        "Bearer " + token));
    }

    private String context(String channel) {
        JsonNode act = app.act("post", channel, ", \"text\": \"x\"");
        return arrived(act.path("event_ids").get(0).asText(), 1)
                .getFirst()
                .json()
                .path("event_context")
                .asText();
    }

    private String token() {
        return app.app().path("app_token").asText();
    }

    @Test
    void everyInstallationThatMaySeeTheEventIsListedPageByPage() {
        // Given
        String code = InstalledApp.code(app.http(), app.app(), InstalledApp.SCOPES, "channels:history");
        InstalledApp.exchange(app.http(), app.app(), code);
        String context = context("general");
        // Then
        JsonNode all = list(token(), context, "");
        assertThat(all.path("authorizations")).hasSize(2);
        assertThat(all.path("authorizations").findValuesAsText("is_bot")).containsExactlyInAnyOrder("true", "false");
        assertThat(all.path("response_metadata").path("next_cursor").asText("none"))
                .isEmpty();
        JsonNode first = list(token(), context, "?limit=1");
        String cursor = first.path("response_metadata").path("next_cursor").asText();
        assertThat(first.path("authorizations")).hasSize(1);
        JsonNode second = list(token(), context, "?limit=1&cursor=" + cursor.replace("=", "%3D"));
        assertThat(second.path("authorizations").get(0))
                .isEqualTo(all.path("authorizations").get(1));
    }

    @Test
    void aWrongContextAWrongTokenAndAWrongCursorAreTold() {
        String context = context("general");
        assertThat(error(list(token(), "4-nonsense", ""))).isEqualTo("invalid_event_context");
        assertThat(error(list(token(), "", ""))).isEqualTo("invalid_event_context");
        assertThat(error(list(token(), context, "?cursor=nonsense"))).isEqualTo("invalid_cursor");
        assertThat(error(list(app.token(), context, ""))).isEqualTo("not_allowed_token_type");
        assertThat(error(list("xapp-1-A1-1-1", context, ""))).isEqualTo("invalid_auth");
        JsonNode other = Http.tree(app.http().post("/_sim/apps", "{\"name\": \"Other\"}"));
        assertThat(error(list(other.path("app_token").asText(), context, ""))).isEqualTo("auth_mismatch");
    }

    private static String error(JsonNode answer) {
        return answer.path("error").asText();
    }
}
