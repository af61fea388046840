package com.atom.slack.simulator;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls every method of files, of user groups, of views and of a workspace and its organisation. */
final class OfficeCalls {
    private static final String MODAL = """
        {"type": "modal", "callback_id": "ask", "private_metadata": "m", "title": {"type": "plain_text", "text": "T"},
         "blocks": [{"type": "section", "block_id": "b", "text": {"type": "mrkdwn", "text": "*x*"}},
          {"type": "actions", "block_id": "more", "elements": [
           {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "More"}}]}]}\
        """;
    private static final String HOME = """
        {"type": "home", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "home"}}]}\
        """;

    private final SkeletonFixture it;
    private final String general;

    OfficeCalls(SkeletonFixture it) {
        this.it = it;
        general = it.app.channel("general");
    }

    void all() {
        for (String name : new String[] {"notes.txt", "photo.png", "report.pdf"}) {
            shared(name);
        }
        files();
        groups();
        views();
        workspace();
        organisation();
    }

    private void shared(String name) {
        String id = it.uploaded(name);
        it.user("files.sharedPublicURL", "file", id);
        it.user("files.revokePublicURL", "file", id);
        it.user("files.info", "file", id);
    }

    private void files() {
        it.bot("files.list", "count", "1000")
                .path("files")
                .forEach(file -> it.bot("files.info", "file", file.path("id").asText()));
        it.user("files.delete", "file", it.upload("waste.txt", "text/plain"));
        it.refused("method_deprecated", "files.upload", "content", "x");
    }

    private void groups() {
        String count = "include_count";
        String id = it.bot("usergroups.create", "name", "Bones", "handle", "bones", "channels", general, count, "true")
                .path("usergroup")
                .path("id")
                .asText();
        it.bot("usergroups.update", "usergroup", id, "description", "d", count, "true");
        it.bot("usergroups.users.update", "usergroup", id, "users", it.app.admin(), count, "true");
        it.bot("usergroups.users.list", "usergroup", id);
        it.bot("usergroups.list", "include_users", "true", count, "true");
        it.bot("usergroups.disable", "usergroup", id, count, "true");
        it.bot("usergroups.list", "include_disabled", "true");
        it.bot("usergroups.enable", "usergroup", id, count, "true");
    }

    private void views() {
        it.bot("views.publish", "user_id", it.app.admin(), "view", HOME);
        JsonNode opened =
                it.bot("views.open", "trigger_id", trigger("shortcut", ", \"callback_id\": \"any\""), "view", MODAL);
        String id = opened.path("view").path("id").asText();
        String pressed = trigger("block_actions", ", \"view_id\": \"" + id + "\", \"action_id\": \"go\"");
        it.bot("views.push", "trigger_id", pressed, "view", MODAL);
        it.bot("views.update", "view_id", id, "view", MODAL);
    }

    private String trigger(String action, String more) {
        return it.client
                .http()
                .act("{\"action\": \"%s\", \"user\": \"%s\"%s}".formatted(action, it.app.admin(), more))
                .path("trigger_id")
                .asText();
    }

    private void workspace() {
        it.client.http().act("""
            {"action": "add_emoji", "user": "%s", "name": "bone"}\
            """.formatted(it.app.admin()));
        it.bot("emoji.list", "include_categories", "true");
        it.bot("auth.teams.list", "include_icon", "true");
        it.bot("api.test", "foo", "bar");
        it.user("team.billableInfo");
        it.user("team.accessLogs");
        it.user("team.integrationLogs");
        String level = it.client.app().path("app_token").asText();
        it.called(level, "apps.connections.open");
        it.called(level, "auth.test");
        String context = it.receiver.got().stream()
                .map(got -> got.json().path("event_context").asText())
                .filter(known -> !known.isEmpty())
                .findFirst()
                .orElseThrow();
        it.called(level, "apps.event.authorizations.list", "event_context", context);
    }

    private void organisation() {
        FullOrg org = new FullOrg(it.server);
        String users = "U404," + org.team().path("admin").asText();
        asRuler(org, "admin.teams.list", Map.of());
        asRuler(org, "admin.users.list", Map.of("limit", "100"));
        asRuler(org, "admin.conversations.search", Map.of("limit", "20"));
        asRuler(org, "migration.exchange", Map.of("users", users));
        asRuler(org, "users.list", Map.of());
        asRuler(org, "auth.test", Map.of());
        asRuler(org, "auth.teams.list", Map.of("include_icon", "true"));
    }

    private void asRuler(FullOrg org, String method, Map<String, String> args) {
        JsonNode answer = org.call(method, args);
        assertThat(answer.path("ok").asBoolean()).as(method + " " + answer).isTrue();
        it.seen(method, answer);
    }
}
