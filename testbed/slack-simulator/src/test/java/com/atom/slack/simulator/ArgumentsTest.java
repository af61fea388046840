package com.atom.slack.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How arguments come, and what is said about those that cannot be read. */
class ArgumentsTest {
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

    private static JsonNode sent(String method, String type, String body) {
        Http http = app.app().http();
        String bearer = "Bearer " + app.app().token();
        HttpResponse<String> answer = type.isEmpty()
                ? http.post("/api/" + method, body, "Authorization", bearer)
                : http.post("/api/" + method, body, "Authorization", bearer, "Content-Type", type);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Http.tree(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json; charset=utf-8 | {\"channel\" | invalid_json",
                "application/json; charset=utf-8 | [1] | json_not_object",
                "application/json; charset=koi8-r | {} | invalid_charset",
                "application/x-www-form-urlencoded | channel=%ZZ | invalid_form_data",
                "multipart/form-data | channel=C1 | invalid_form_data",
                "text/plain | channel=C1 | invalid_post_type",
                "'' | channel=C1 | missing_post_type"
            })
    void aBodyThatIsNotWhatItSaysIsRefused(String type, String body, String error) {
        assertThat(sent("chat.postMessage", type, body).path("error").asText()).isEqualTo(error);
    }

    @Test
    void jsonIsReadByMethodsThatWriteWithTheirNullsLeftOut() {
        String body = "{\"channel\":\"" + app.general()
                + "\",\"text\":\"by json\",\"thread_ts\":null,\"reply_broadcast\":null}";
        JsonNode posted = sent("chat.postMessage", "application/json; charset=utf-8", body);
        assertThat(posted.path("ok").asBoolean()).as(posted.toString()).isTrue();
        assertThat(posted.has("warning")).isFalse();
        assertThat(posted.path("message").path("text").asText()).isEqualTo("by json");
    }

    @Test
    void jsonIsLostOnMethodsThatReadButTheTokenIsNot() {
        JsonNode answer = sent(
                "conversations.info", "application/json; charset=utf-8", "{\"channel\":\"" + app.general() + "\"}");
        assertThat(answer.path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(answer.path("response_metadata").path("messages").get(0).asText())
                .isEqualTo("[ERROR] missing required field: channel");
    }

    @Test
    void aCharsetThatIsMissingOrTooMuchIsWarnedOf() {
        JsonNode json = sent("auth.test", "application/json", "{}");
        assertThat(json.path("warning").asText()).isEqualTo("missing_charset");
        assertThat(json.path("response_metadata").path("warnings").get(0).asText())
                .isEqualTo("missing_charset");
        JsonNode form = sent("auth.test", "application/x-www-form-urlencoded; charset=utf-8", "a=b");
        assertThat(form.path("warning").asText()).isEqualTo("superfluous_charset");
        String joined = "{\"channel\":\"" + app.general() + "\"}";
        JsonNode two = sent("conversations.join", "application/json", joined);
        assertThat(two.path("warning").asText()).isEqualTo("missing_charset,already_in_channel");
        assertThat(two.path("response_metadata").path("warnings")).hasSize(2);
    }

    @Test
    void aMultipartFormIsAForm() {
        String body = "--q\r\nContent-Disposition: form-data; name=\"channel\"\r\n\r\n" + app.general()
                + "\r\n--q\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nin parts\r\n--q--\r\n";
        JsonNode posted = sent("chat.postMessage", "multipart/form-data; boundary=q", body);
        assertThat(posted.path("message").path("text").asText())
                .as(posted.toString())
                .isEqualTo("in parts");
    }

    @Test
    void latinOneIsReadAsSuch() {
        JsonNode answer = Http.tree(app.app().http().get("/api/api.test?foo=bar"));
        assertThat(answer.path("args").path("foo").asText()).isEqualTo("bar");
        JsonNode latin = sent("api.test", "application/json; charset=iso-8859-1", "{\"a\":\"x\"}");
        assertThat(latin.path("args").path("a").asText()).isEqualTo("x");
    }

    @Test
    void aTokenInTheQueryOrInJsonIsNoneAndTheBearerWordHasItsCase() {
        Http http = app.app().http();
        String token = app.app().token();
        String json = "{\"token\":\"" + token + "\"}";
        assertThat(Http.tree(http.post("/api/auth.test", json, "Content-Type", "application/json; charset=utf-8"))
                        .path("error")
                        .asText())
                .isEqualTo("not_authed");
        assertThat(Http.tree(http.get("/api/auth.test", "Authorization", "bearer " + token))
                        .path("error")
                        .asText())
                .isEqualTo("not_authed");
    }

    @Test
    void whatIsNotThereOrNotForBotsIsSaidSo() {
        JsonNode unknown = app.call("chat.sing");
        assertThat(unknown.path("error").asText()).isEqualTo("unknown_method");
        assertThat(unknown.path("req_method").asText()).isEqualTo("chat.sing");
        for (String method :
                new String[] {"search.messages", "team.billableInfo", "team.accessLogs", "admin.users.list"}) {
            assertThat(app.error(method, "query", "x")).as(method).isEqualTo("not_allowed_token_type");
        }
    }

    @Test
    void booleansAndNumbersHaveToBeSome() {
        JsonNode flag = app.call("conversations.history", "channel", app.general(), "inclusive", "maybe");
        assertThat(flag.path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(flag.path("response_metadata").path("messages").get(0).asText())
                .isEqualTo("[ERROR] must be a boolean [json-pointer:/inclusive]");
        assertThat(app.error("conversations.list", "limit", "many")).isEqualTo("invalid_limit");
        assertThat(app.error("conversations.list", "limit", "-1")).isEqualTo("invalid_limit");
        assertThat(app.error("conversations.list", "types", "im,caves")).isEqualTo("invalid_types");
        assertThat(app.ok("conversations.list", "limit", "5000").path("channels"))
                .isNotEmpty();
    }

    @Test
    void everyAnswerHasItsNumberAndScopes() {
        HttpResponse<String> answer = app.app()
                .http()
                .get("/api/emoji.list", "Authorization", "Bearer " + app.app().token());
        assertThat(answer.headers().firstValue("x-slack-req-id").orElseThrow()).matches("[0-9a-f]{32}");
        assertThat(answer.headers().firstValue("x-accepted-oauth-scopes")).hasValue("emoji:read");
        assertThat(answer.headers().map().keySet()).contains("x-oauth-scopes");
    }
}
