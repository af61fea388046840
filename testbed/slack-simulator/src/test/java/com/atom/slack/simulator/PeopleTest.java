package com.atom.slack.simulator;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PeopleTest {
    private static SimulatorServer server;
    private static FullApp app;

    @BeforeAll
    static void install(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = new FullApp(server);
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    private static JsonNode foreigner() {
        for (JsonNode user : app.app()
                .http()
                .json("/_sim/truth/" + app.app().team() + "/users")
                .path("users")) {
            if (!user.path("team_id").asText().equals(app.app().team())) {
                return user;
            }
        }
        throw new AssertionError("no foreigner");
    }

    @Test
    void peopleAreFoundByIdAndAddress() {
        JsonNode admin = app.ok("users.info", "user", app.admin(), "include_locale", "true")
                .path("user");
        assertThat(admin.path("locale").asText()).isEqualTo("en-US");
        String email = admin.path("profile").path("email").asText();
        assertThat(app.ok("users.lookupByEmail", "email", email)
                        .path("user")
                        .path("id")
                        .asText())
                .isEqualTo(app.admin());
        assertThat(app.error("users.lookupByEmail", "email", "nobody@nowhere.example"))
                .isEqualTo("users_not_found");
        assertThat(app.error("users.info", "user", "U404")).isEqualTo("user_not_found");
        assertThat(app.error("users.info")).isEqualTo("invalid_arguments");
    }

    @Test
    void aForeignerIsKnownById() {
        JsonNode user =
                app.ok("users.info", "user", foreigner().path("id").asText()).path("user");
        assertThat(user.path("is_stranger").asBoolean()).isFalse();
        assertThat(user.path("profile").has("email")).isFalse();
        assertThat(app.ok("users.list").toString())
                .doesNotContain(user.path("id").asText());
        String shared = "";
        for (JsonNode channel : app.app().truth().path("channels")) {
            shared = channel.path("is_ext_shared").asBoolean()
                    ? channel.path("id").asText()
                    : shared;
        }
        app.ok("conversations.leave", "channel", shared);
        assertThat(app.ok("users.info", "user", user.path("id").asText())
                        .path("user")
                        .path("is_stranger")
                        .asBoolean())
                .isTrue();
        app.ok("conversations.join", "channel", shared);
    }

    @Test
    void aBotIsResolved() {
        String botId = app.ok("auth.test").path("bot_id").asText();
        JsonNode bot = app.ok("bots.info", "bot", botId).path("bot");
        assertThat(bot.path("user_id").asText()).isEqualTo(app.botUser());
        assertThat(app.error("bots.info", "bot", "B404")).isEqualTo("bot_not_found");
    }

    @Test
    void onesOwnPresenceSaysMore() {
        JsonNode own = app.personOk("users.getPresence");
        assertThat(own.path("presence").asText()).isEqualTo("active");
        assertThat(own.path("manual_away").asBoolean()).isFalse();
        app.personOk("users.setPresence", "presence", "away");
        assertThat(app.personOk("users.getPresence").path("manual_away").asBoolean())
                .isTrue();
        JsonNode seen = app.ok("users.getPresence", "user", app.admin());
        assertThat(seen.path("presence").asText()).isEqualTo("away");
        assertThat(seen.has("manual_away")).isFalse();
        assertThat(app.office().path("away").toString()).contains(app.admin());
        app.personOk("users.setPresence", "presence", "auto");
        assertThat(app.personError("users.setPresence", "presence", "gone")).isEqualTo("invalid_presence");
    }

    @Test
    void aProfileIsReadAndChangedByItsOwner() {
        JsonNode fields = app.ok("team.profile.get").path("profile").path("fields");
        String field = fields.get(0).path("id").asText();
        app.personOk(
                "users.profile.set",
                "profile",
                "{\"status_text\":\"Lunch\",\"status_emoji\":\":fork_and_knife:\",\"title\":\"Chief\",\"fields\":{\""
                        + field + "\":{\"value\":\"42\",\"alt\":\"\"}}}");
        JsonNode profile = app.ok("users.profile.get", "user", app.admin(), "include_labels", "true")
                .path("profile");
        assertThat(profile.path("status_text").asText()).isEqualTo("Lunch");
        assertThat(profile.path("fields").path(field).path("value").asText()).isEqualTo("42");
        assertThat(profile.path("fields").path(field).path("label").asText()).isEqualTo("Cost centre");
        app.event(
                "user_change",
                event -> event.path("user")
                        .path("profile")
                        .path("status_text")
                        .asText()
                        .equals("Lunch"));
        app.event(
                "user_status_changed",
                event -> event.path("user").path("id").asText().equals(app.admin()));
        app.event(
                "user_profile_changed",
                event -> event.path("user").path("id").asText().equals(app.admin()));
        app.personOk("users.profile.set", "name", "pronouns", "value", "they");
        assertThat(app.personError("users.profile.set", "profile", "{\"shoe_size\":\"44\"}"))
                .isEqualTo("invalid_profile");
        assertThat(app.personError("users.profile.set", "name", "status_text", "value", "x".repeat(101)))
                .isEqualTo("profile_status_set_failed_too_long");
        assertThat(app.error("users.profile.set", "name", "title", "value", "x"))
                .isEqualTo("not_allowed_token_type");
    }

    @Test
    void quietIsToldInFullToOneselfAndBrieflyToOthers() {
        JsonNode snoozed = app.personOk("dnd.setSnooze", "num_minutes", "60");
        assertThat(snoozed.path("snooze_enabled").asBoolean()).isTrue();
        assertThat(snoozed.path("snooze_remaining").asLong()).isBetween(3590L, 3600L);
        assertThat(app.personOk("dnd.info").path("snooze_enabled").asBoolean()).isTrue();
        JsonNode seen = app.ok("dnd.info", "user", app.admin());
        assertThat(seen.has("snooze_enabled")).isFalse();
        JsonNode event = app.event("dnd_updated", told -> true);
        assertThat(event.path("dnd_status").path("snooze_enabled").asBoolean()).isTrue();
        app.event("dnd_updated_user", told -> told.path("user").asText().equals(app.admin()));
        assertThat(app.ok("dnd.teamInfo", "users", app.admin() + "," + app.somebody())
                        .path("users"))
                .hasSize(2);
        app.personOk("dnd.endSnooze");
        assertThat(app.personError("dnd.endSnooze")).isEqualTo("snooze_not_active");
        app.app().http().act("{\"action\": \"quiet_hours\", \"minutes\": 60, \"user\": \"" + app.admin() + "\"}");
        assertThat(app.ok("dnd.info", "user", app.admin()).path("dnd_enabled").asBoolean())
                .isTrue();
        app.personOk("dnd.endDnd");
        assertThat(app.ok("dnd.info", "user", app.admin()).path("dnd_enabled").asBoolean())
                .isFalse();
        assertThat(app.personError("dnd.setSnooze")).isEqualTo("missing_duration");
    }
}
