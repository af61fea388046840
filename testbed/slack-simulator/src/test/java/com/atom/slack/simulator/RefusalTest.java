package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.simulator.delivery.EventTypes;
import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** A bad control command is answered with what is wrong, and changes nothing. Quotes are single here. */
class RefusalTest {
    private static SimulatorServer server;
    private static InstalledApp app;
    private static String ts;
    private static String bookmark;

    @BeforeAll
    static void begin(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder));
        app = InstalledApp.in(server, "");
        ts = app.act("post", "general", ", \"text\": \"there\"").path("ts").asText();
        bookmark = app.act("add_bookmark", "general", ", \"title\": \"t\", \"url\": \"https://x.example\"")
                .path("bookmark")
                .asText();
        app.act("create_usergroup", "general", ", \"name\": \"Writers\", \"handle\": \"writers\"");
        app.act("create_usergroup", "general", ", \"name\": \"Readers\", \"handle\": \"readers\"");
        app.http().act("{\"action\": \"create_team\", \"name\": \"Second\", \"domain\": \"second\"}");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static void refused(HttpResponse<String> answer, String error, String named) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Http.tree(answer).path("error").asText()).isEqualTo(error);
        assertThat(answer.body()).contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'action': 'user_change', 'deleted': 'notabool'} | invalid_field | deleted",
                "{'action': 'user_change', 'profile': 'str'} | invalid_field | profile",
                "{'action': 'user_change', 'profile': {'status_text': {}}} | invalid_field | profile.status_text",
                "{'action': 'user_change', 'profile': {'email': 5}} | invalid_field | profile.email",
                "{'action': 'user_change', 'profile': {'status_expiration': -1}} | invalid_field | status_expiration",
                "{'action': 'user_change', 'profile': {'fields': {'Xf1': 'x'}}} | unknown_field | profile.fields.Xf1",
                "{'action': 'user_change', 'profile': {'shoe': 'x'}} | unknown_field | profile.shoe",
                "{'action': 'user_change', 'name': 'OTHER'} | name_taken | name",
                "{'action': 'user_change', 'name': 'Bad Name'} | invalid_field | name",
                "{'action': 'user_change', 'name': 5} | invalid_field | name",
                "{'action': 'team_join', 'name': 'OTHER'} | name_taken | name",
                "{'action': 'team_join', 'name': 'Bad Name!'} | invalid_field | name",
                "{'action': 'rename', 'name': 'Bad Name!'} | invalid_name_specials | name",
                "{'action': 'rename', 'name': 'random'} | name_taken | name",
                "{'action': 'rename', 'name': '---'} | invalid_name_punctuation | name",
                "{'action': 'create_channel', 'name': 'Bad'} | invalid_name_specials | name",
                "{'action': 'create_channel', 'name': 'LONG'} | invalid_name_maxlength | name",
                "{'action': 'create_channel', 'name': 'fine', 'members': 'x'} | invalid_field | members",
                "{'action': 'share', 'with_team': 'OWN'} | invalid_field | with_team",
                "{'action': 'change_team', 'domain': 'second'} | domain_taken | second",
                "{'action': 'change_team', 'domain': 'No Domain'} | invalid_field | domain",
                "{'action': 'change_team', 'name': '   '} | invalid_field | name",
                "{'action': 'create_team', 'name': '  ', 'domain': 'third'} | invalid_field | name",
                "{'action': 'react', 'ts': 'TS', 'name': 'no such emoji'} | invalid_name | name",
                "{'action': 'upload', 'name': 'a.pdf', 'size': -1} | invalid_field | size",
                "{'action': 'upload', 'name': 'a.pdf', 'size': 'big'} | invalid_field | size",
                "{'action': 'post', 'text': 'x', 'blocks': 'x'} | invalid_blocks | blocks",
                "{'action': 'post', 'text': 'x', 'blocks': ['x']} | invalid_blocks | /blocks/0",
                "{'action': 'post', 'text': 'x', 'blocks': [{'type': 'wall'}]} | invalid_blocks | wall",
                "{'action': 'edit', 'ts': 'TS', 'text': 'x', 'blocks': [{'type': 'wall'}]} | invalid_blocks | wall",
                "{'action': 'create_usergroup', 'name': 'Fine', 'handle': 'Not Fine'} | invalid_handle | handle",
                "{'action': 'create_usergroup', 'name': 'Fine', 'handle': 'writers'} | handle_already_exists | handle",
                "{'action': 'create_usergroup', 'name': 'Writers'} | name_already_exists | name",
                "{'action': 'create_usergroup', 'name': 'Fine', 'members': 'x'} | invalid_field | members",
                "{'action': 'change_usergroup', 'usergroup': 'readers', 'handle': 'writers'}"
                        + " | handle_already_exists | handle",
                "{'action': 'change_usergroup', 'usergroup': 'readers', 'disabled': 'x'} | invalid_field | disabled",
                "{'action': 'add_bookmark', 'title': 't', 'url': 'javascript:1'} | invalid_link | url",
                "{'action': 'edit_bookmark', 'bookmark': 'BOOKMARK', 'url': 'nowhere'} | invalid_link | url"
            })
    void anActThatSlackWouldNotAllowIsNotDone(String wish, String error, String named) {
        // Given
        JsonNode before = changes();
        // When
        ObjectNode json = Json.own(wish.replace('\'', '"')
                .replace("LONG", "a".repeat(81))
                .replace("OWN", app.team())
                .replace("OTHER", otherName())
                .replace("BOOKMARK", bookmark)
                .replace("TS", ts));
        HttpResponse<String> answer = app.http()
                .post("/_sim/act", Json.text(json.put("channel", "general").put("user", app.admin())));
        // Then
        refused(answer, error, named);
        assertThat(changes()).isEqualTo(before);
    }

    private static JsonNode changes() {
        return app.http().json("/_sim/status").path("seq");
    }

    /** Of somebody who is not the administrator. */
    private static String otherName() {
        for (JsonNode user :
                app.http().json("/_sim/truth/" + app.team() + "/users").path("users")) {
            if (!user.path("id").asText().equals(app.admin())) {
                return user.path("name").asText();
            }
        }
        throw new AssertionError("nobody else");
    }

    @Test
    void anEditCarriesItsBlocks() {
        String text = "{\"type\": \"header\", \"text\": {\"type\": \"plain_text\", \"text\": \"Big\"}}";
        app.act("edit", "general", ", \"ts\": \"" + ts + "\", \"text\": \"x\", \"blocks\": [" + text + "]");
        JsonNode shown = app.call(
                        "conversations.history",
                        "channel",
                        app.channel("general"),
                        "oldest",
                        ts,
                        "inclusive",
                        "1",
                        "latest",
                        ts)
                .path("messages")
                .get(0);
        assertThat(shown.path("blocks").get(0).path("type").asText()).isEqualTo("header");
    }

    @Test
    void whatIsAllowedIsDone() {
        app.http()
                .act(
                        "{\"action\": \"user_change\", \"user\": \"%s\", \"name\": \"%s\", \"profile\": %s}"
                                .formatted(
                                        app.admin(),
                                        "chief.of-all",
                                        "{\"status_text\": \"Away\", \"status_emoji\": \":palm_tree:\", \"display_name\": \"X\"}"));
        app.act("react", "general", ", \"ts\": \"" + ts + "\", \"name\": \":+1::skin-tone-2:\"");
        app.act("upload", "general", ", \"name\": \"empty.txt\", \"size\": 0");
        app.http()
                .act("{\"action\": \"change_usergroup\", \"user\": \"" + app.admin()
                        + "\", \"usergroup\": \"readers\", \"handle\": \"@readers\", \"name\": \"Readers\"}");
        for (JsonNode user :
                app.http().json("/_sim/truth/" + app.team() + "/users").path("users")) {
            if (user.path("id").asText().equals(app.admin())) {
                assertThat(user.path("name").asText()).isEqualTo("chief.of-all");
                assertThat(user.path("profile").path("display_name_normalized").asText())
                        .isEqualTo("X");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'events': ['message.channels', 'wind_blows']} | wind_blows",
                "{'events': ['message']} | events",
                "{'redirect_uris': ['ftp://x.example/back']} | redirect_uris",
                "{'redirect_uris': ['https://x.example/back#there']} | redirect_uris",
                "{'redirect_uris': ['/back']} | redirect_uris",
                "{'redirect_uris': ['javascript:1']} | redirect_uris",
                "{'interactivity_url': 'nowhere'} | interactivity_url",
                "{'options_url': 'ftp://x.example'} | options_url",
                "{'commands': [{'command': '/x', 'url': 'nowhere'}]} | commands: url",
                "{'commands': [{'command': '/x', 'colour': 'red'}]} | colour",
                "{'commands': [{'command': '/x', 'should_escape': 'yes'}]} | should_escape",
                "{'commands': [{'command': '/x', 'description': 5}]} | description",
                "{'home_team': 'T404'} | home_team",
                "{'scopes': ['chat:write', 'weather']} | weather",
                "{'optional_scopes': ['weather:read']} | optional_scopes",
                "{'link_domains': ['https://x.example']} | link_domains",
                "{'link_domains': ['x.example/path']} | link_domains",
                "{'name': 5} | name",
                "{'request_url': 'nowhere'} | request_url"
            })
    void settingsThatCannotWorkAreNotSaved(String wish, String named) {
        JsonNode before = app.http().json("/_sim/apps");
        ObjectNode json = Json.own("{\"name\": \"Archive\"}");
        json.setAll(Json.own(wish.replace('\'', '"')));
        refused(app.http().post("/_sim/apps", Json.text(json)), "invalid_app", named);
        assertThat(app.http().json("/_sim/apps")).isEqualTo(before);
    }

    @Test
    void anEventThatNeverHappensHereMayBeSubscribed() {
        ObjectNode wish = Json.object().put("name", "Wide");
        wish.set("events", Json.array(EventTypes.RAISED_BY_HAND));
        wish.putArray("redirect_uris").add("http://127.0.0.1:5/back").add("myapp://done");
        wish.putArray("link_domains").add("x.example").add("localhost");
        JsonNode saved = Http.tree(app.http().post("/_sim/apps", Json.text(wish)));
        assertThat(saved.path("events")).hasSameSizeAs(EventTypes.RAISED_BY_HAND);
        assertThat(EventTypes.ALL).doesNotContainAnyElementsOf(EventTypes.RAISED_BY_HAND);
    }

    @ParameterizedTest
    @CsvSource({
        "journal?after=x, invalid_after, after",
        "journal?after=-5, invalid_after, after",
        "journal?limit=x, invalid_limit, limit",
        "truth?at=x, invalid_at, at",
        "truth/TEAM?at=x, invalid_at, at",
        "truth/TEAM/GENERAL?limit=x, invalid_limit, limit",
        "deliveries?team=NOPE, unknown_team, team",
        "deliveries?app_id=NOPE, unknown_app, app_id",
        "log?types=zz, invalid_types, types"
    })
    void aParameterThatMeansNothingIsNamed(String path, String error, String named) {
        String whole = path.replace("TEAM", app.team()).replace("GENERAL", app.channel("general"));
        refused(app.http().get("/_sim/" + whole), error, named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scale\": 1e300}",
                "{\"scale\": 1000001}",
                "{\"scale\": \"NaN\"}",
                "{\"scale\": 0}",
                "{\"scale\": -1}",
                "{\"scale\": true}",
                "{\"scale\": 2, \"speed\": 3}",
                "{}",
                "[]"
            })
    void theClockTakesOnlyAScaleThatItCanKeep(String wish) {
        HttpResponse<String> answer = app.http().post("/_sim/clock", wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(app.http().json("/_sim/clock").path("scale").asDouble()).isEqualTo(1);
    }
}
