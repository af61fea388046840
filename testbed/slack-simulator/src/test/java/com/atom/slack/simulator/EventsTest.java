package com.atom.slack.simulator;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an app hears over HTTP, and in which envelope. */
class EventsTest extends DeliveredApp {
    private Receiver.Got told(JsonNode act, int index) {
        return arrived(act.path("event_ids").get(index).asText(), 1).getFirst();
    }

    @Test
    void aMessageIsToldInASignedEnvelope() {
        // When
        JsonNode act = app.act("post", "general", ", \"text\": \"Grüße & <stray> <@U1>\"");
        // Then
        Receiver.Got got = told(act, 0);
        assertThat(got.json().path("type").asText()).isEqualTo("event_callback");
        assertThat(got.json().path("token")).isEqualTo(app.app().path("verification_token"));
        assertThat(got.json().path("team_id").asText()).isEqualTo(app.team());
        assertThat(got.json().path("context_team_id").asText()).isEqualTo(app.team());
        assertThat(got.json().path("context_enterprise_id").isNull()).isTrue();
        assertThat(got.json().has("enterprise_id")).isFalse();
        assertThat(got.json().path("is_ext_shared_channel").asBoolean(true)).isFalse();
        assertThat(got.json().path("event_id").asText()).startsWith("Ev");
        assertThat(got.json().path("event_context").asText()).startsWith("4-");
        assertThat(got.json().path("event_time").isIntegralNumber()).isTrue();
        assertThat(got.json().path("api_app_id")).isEqualTo(app.app().path("app_id"));
        assertThat(got.event().path("text").asText()).isEqualTo("Grüße &amp; &lt;stray&gt; <@U1>");
        assertThat(got.event().path("ts")).isEqualTo(act.path("ts"));
        assertThat(got.event().path("event_ts")).isEqualTo(act.path("event_ts"));
        assertThat(got.event().path("channel_type").asText()).isEqualTo("channel");
        assertThat(got.headers()).doesNotContainKeys("x-slack-retry-num", "x-slack-retry-reason");
        assertThat(got.headers()).containsEntry("content-type", "application/json");
        assertThat(got.headers().get("x-slack-signature")).isEqualTo(signature(got));
    }

    @Test
    void theEnvelopeNamesOneInstallation() {
        JsonNode authorizations = told(app.act("post", "general", ", \"text\": \"who\""), 0)
                .json()
                .path("authorizations");
        assertThat(authorizations).hasSize(1);
        JsonNode one = authorizations.get(0);
        assertThat(one.path("enterprise_id").isNull()).isTrue();
        assertThat(one.path("team_id").asText()).isEqualTo(app.team());
        assertThat(one.path("user_id")).isEqualTo(app.call("auth.test").path("user_id"));
        assertThat(one.path("is_bot").asBoolean()).isTrue();
        assertThat(one.path("is_enterprise_install").asBoolean(true)).isFalse();
    }

    @Test
    void aDeletedThreadParentBecomesATombstoneAndAnythingElseIsDeleted() {
        String parent =
                app.act("post", "general", ", \"text\": \"parent\"").path("ts").asText();
        String reply = app.act("reply", "general", ", \"text\": \"reply\", \"thread_ts\": \"" + parent + "\"")
                .path("ts")
                .asText();
        JsonNode changed = told(app.act("delete", "general", ", \"ts\": \"" + parent + "\""), 0)
                .event();
        assertThat(changed.path("subtype").asText()).isEqualTo("message_changed");
        assertThat(changed.path("message").path("subtype").asText()).isEqualTo("tombstone");
        assertThat(changed.path("previous_message").path("text").asText()).isEqualTo("parent");
        JsonNode deleted = told(app.act("delete", "general", ", \"ts\": \"" + reply + "\""), 0)
                .event();
        assertThat(deleted.path("subtype").asText()).isEqualTo("message_deleted");
        assertThat(deleted.path("deleted_ts").asText()).isEqualTo(reply);
    }

    @Test
    void nothingIsToldOfAChannelTheBotIsNotIn() {
        JsonNode act = app.act("post", "security-response", ", \"text\": \"secret\"");
        assertThat(act.path("event_ids")).isEmpty();
    }

    @Test
    void anUninstalledAppHearsOfItOnceMoreAndItsTokenIsDead() {
        JsonNode act = app.http().act("{\"action\": \"uninstall\"}");
        List<String> types = List.of(
                told(act, 0).event().path("type").asText(),
                told(act, 1).event().path("type").asText());
        assertThat(types).containsExactlyInAnyOrder("tokens_revoked", "app_uninstalled");
        assertThat(app.call("auth.test").path("error").asText()).isEqualTo("account_inactive");
    }

    @Test
    void oneAppThatHangsHoldsUpNoOther() {
        // Given
        try (Receiver patient = new Receiver(0)) {
            Http.tree(app.http().post("/_sim/apps", """
                {"name": "Patient", "request_url": "%s", "redirect_uris": ["http://localhost:9/callback"]}\
                """.formatted(patient.url())));
            JsonNode second = app.http().json("/_sim/apps").path("apps").get(1);
            String code = InstalledApp.code(app.http(), second, InstalledApp.SCOPES, "");
            InstalledApp.exchange(app.http(), second, code);
            await("the second bot is in general", () -> isHeard(patient));
            receiver.through((exchange, request) -> {});
            for (int i = 0; i < 200; i++) {
                post("number " + i);
            }
            // When
            long before = patient.got().size();
            post("the last");
            // Then
            await("the other hears it", () -> patient.got().size() > before);
            assertThat(journaled("http_timeout")).isEmpty();
        }
    }

    private boolean isHeard(Receiver patient) {
        JsonNode act = app.act("post", "general", ", \"text\": \"hello?\"");
        return act.path("event_ids").size() == 2
                && patient.got().stream().anyMatch(got -> got.event().has("text"));
    }
}
