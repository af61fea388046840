package com.atom.slack.auth.installations;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class InstallationIT extends AuthServiceTest {

    private static final String AUTHORIZE = "/api/auth/slack/authorize";
    private static final String CALLBACK = "/api/auth/slack/callback";

    @Tag("security-17")
    @Test
    @Tag("security-17")
    void aWorkspaceIsInstalledByWalkingTheLinkThroughSlackAndBack() {
        Browser browser = browser();
        String link = begin("{}").path("install_url").asText();

        HttpResponse<String> toSlack = browser.get(link);
        HttpResponse<String> fromSlack = browser.get(location(toSlack));
        HttpResponse<String> finished = browser.get(location(fromSlack));
        HttpResponse<String> page = browser.get(location(finished));

        assertThat(toSlack.statusCode()).isEqualTo(303);
        assertThat(location(toSlack)).startsWith(slack() + "/oauth/v2/authorize?client_id=");
        assertThat(finished.statusCode()).isEqualTo(303);
        assertThat(location(finished)).matches("http://localhost:8080/api/auth/slack/installed\\?team=T\\w+");
        assertThat(finished.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(finished.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(browser.cookies()).isEmpty();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("is connected").doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-");
    }

    @Test
    void aProgramFinishesWithItsOwnCookieAndLearnsNoToken() {
        Browser admin = admin();
        JsonNode begun = admin.json(admin.post(AUTHORIZE, "{\"user_scopes\": [\"search:read\"]}"));
        String back = location(admin.get(begun.path("authorization_url").asText()));

        HttpResponse<String> finished = admin.post(CALLBACK, callbackJson(back));

        JsonNode answer = admin.json(finished);
        assertThat(finished.statusCode()).isEqualTo(200);
        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("timestamp").asText()).isNotEmpty();
        assertThat(answer.path("team").path("name").asText()).isNotEmpty();
        assertThat(answer.path("user").path("id").asText()).startsWith("U");
        assertThat(answer.path("token_info").path("token_type").asText()).isEqualTo("bot");
        assertThat(answer.path("token_info").path("scope").asText()).contains("channels:history");
        assertThat(finished.body()).doesNotContain("xox");
    }

    @Test
    void authorizeAnswersEverythingABrowserNeeds() {
        JsonNode begun = begin("{\"scopes\": [\"channels:read\"], \"return_to\": \"/console\"}");

        assertThat(begun.path("ok").asBoolean()).isTrue();
        assertThat(begun.path("state").asText()).matches("[A-Za-z0-9_-]{43}");
        assertThat(begun.path("authorization_url").asText())
                .contains("state=" + begun.path("state").asText());
        assertThat(begun.path("scopes")).hasSize(1);
        assertThat(begun.path("redirect_uri").asText()).isEqualTo("http://localhost:8080" + CALLBACK);
        assertThat(begun.path("expires_at").asText()).isNotEmpty();
        assertThat(begun.path("install_url").asText())
                .matches("http://localhost:8080/api/auth/slack/install\\?ticket=[A-Za-z0-9_-]{43}");
    }

    @Test
    void theBrowserComesBackToThePathThatWasAskedFor() {
        Browser admin = admin();
        JsonNode begun = admin.json(admin.post(AUTHORIZE, "{\"return_to\": \"/console?tab=workspaces\"}"));

        HttpResponse<String> finished =
                admin.get(location(admin.get(begun.path("authorization_url").asText())));

        assertThat(location(finished)).isEqualTo("http://localhost:8080/console?tab=workspaces");
    }

    /** Row 12 of the security bar. */
    @Tag("security-12")
    @Test
    @Tag("security-12")
    void aStateIsGoodOnce() {
        Browser admin = admin();
        String back = backFromSlack(admin);
        String cookie = admin.cookies().get("atom-slack-state");
        assertThat(admin.get(back).statusCode()).isEqualTo(303);
        long exchanges = exchanges();

        HttpResponse<String> again = admin.get(back);

        assertThat(cookie).isNotNull();
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(admin.json(again).path("type").asText()).endsWith("state-refused");
        assertThat(exchanges()).isEqualTo(exchanges);
    }

    @Tag("security-12")
    @Test
    @Tag("security-12")
    void anotherBrowserCannotFinishWhatThisOneBegan() {
        Browser victim = browser();
        victim.get(begin("{}").path("install_url").asText());
        Browser admin = admin();
        String back = backFromSlack(admin);
        long exchanges = exchanges();

        HttpResponse<String> without = browser().get(back);
        HttpResponse<String> withOwnCookie = victim.get(back);

        assertThat(List.of(without, withOwnCookie)).allSatisfy(refused -> {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
            assertThat(refused.body()).contains("another browser").doesNotContain("<script");
        });
        assertThat(exchanges()).isEqualTo(exchanges);
        assertThat(admin.get(back).statusCode())
                .as("the right browser still can")
                .isEqualTo(303);
    }

    @Tag("security-12")
    @ParameterizedTest
    @ValueSource(strings = {"?code=x", "?code=x&state=", "?code=x&state=guess", "?state=%00", ""})
    @Tag("security-12")
    void withoutAStateOfOursSlackIsNotAsked(String query) {
        Browser admin = admin();
        backFromSlack(admin);
        long exchanges = exchanges();

        HttpResponse<String> refused = admin.get(CALLBACK + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(exchanges()).isEqualTo(exchanges);
    }

    @Tag("security-12")
    @Test
    @Tag("security-12")
    void aStateEndsAfterTenMinutes() throws SQLException {
        Browser admin = admin();
        String back = backFromSlack(admin);
        Database.asService().run("", "update pending_installation set expires_at = now() - interval '1 second'");
        long exchanges = exchanges();

        HttpResponse<String> late = admin.get(back);

        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(exchanges()).isEqualTo(exchanges);
    }

    /** Row 13 of the security bar. */
    @Tag("security-13")
    @Test
    @Tag("security-13")
    void tenCallbacksAtOnceMakeOneExchange() {
        Browser admin = admin();
        String back = backFromSlack(admin);
        long exchanges = exchanges();

        List<CompletableFuture<Integer>> answers = IntStream.range(0, 10)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> admin.get(back).statusCode()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(303)
                .filteredOn(status -> status == 400)
                .hasSize(9);
        assertThat(exchanges()).isEqualTo(exchanges + 1);
    }

    @Test
    void aPersonWhoSaidNoIsTold() {
        Browser admin = admin();
        String state = admin.json(admin.post(AUTHORIZE, "{}")).path("state").asText();
        String denied = CALLBACK + "?error=access_denied&state=" + state;
        Browser program = admin;
        Browser person = browser();
        String personsBack = location(person.get(begin("{}").path("install_url").asText()));
        String personsState = personsBack.substring(personsBack.indexOf("state=") + 6);

        HttpResponse<String> problem = program.get(denied);
        HttpResponse<String> page = person.get(CALLBACK + "?error=access_denied&state=" + personsState);

        assertThat(problem.statusCode()).isEqualTo(403);
        assertThat(program.json(problem)
                        .path("error")
                        .path("details")
                        .path("slack_error")
                        .asText())
                .isEqualTo("access_denied");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("access_denied", "nothing was installed");
    }

    @Test
    void aCodeThatSlackRefusesIsReportedWithSlacksOwnWord() {
        Browser admin = admin();
        String state = admin.json(admin.post(AUTHORIZE, "{}")).path("state").asText();

        HttpResponse<String> refused = admin.post(CALLBACK, "{\"code\": \"made-up\", \"state\": \"" + state + "\"}");

        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(admin.json(refused).path("error").path("code").asText()).isEqualTo("SLACK_API_ERROR");
        assertThat(admin.json(refused)
                        .path("error")
                        .path("details")
                        .path("slack_error")
                        .asText())
                .isEqualTo("invalid_code");
    }

    @Test
    void anInstallLinkIsGoodOnceAndALinkCheckerDoesNotSpendIt() {
        String link = begin("{}").path("install_url").asText();

        assertThat(browser().head(link).statusCode()).isEqualTo(405);
        assertThat(browser().get(link).statusCode()).isEqualTo(303);
        assertThat(browser().get(link).statusCode()).isEqualTo(400);
        assertThat(browser().get("/api/auth/slack/install").statusCode()).isEqualTo(400);
    }

    /** Row 18 of the security bar. */
    @Tag("security-16")
    @Tag("security-18")
    @Test
    @Tag("security-16")
    @Tag("security-18")
    void anotherWorkspaceThanTheOneNamedIsRefused() throws SQLException {
        Browser admin = admin();
        JsonNode begun = admin.json(admin.post(AUTHORIZE, "{\"team_id\": \"T0EXPECTED\"}"));
        String back = location(admin.get(begun.path("authorization_url").asText()));

        HttpResponse<String> refused = admin.get(back);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(admin.json(refused).path("type").asText()).endsWith("wrong-workspace");
        assertThat(Database.asService().run("", "select purpose from audit where action = 'INSTALLATION_REFUSED'"))
                .anySatisfy(why -> assertThat(why).contains("meant for T0EXPECTED"));
    }

    @Test
    void onlyAnAdministratorBeginsAnInstallation() {
        assertThat(browser().post(AUTHORIZE, "{}").statusCode()).isEqualTo(403);
        assertThat(ingestion().post(AUTHORIZE, "{}").statusCode()).isEqualTo(403);
        assertThat(stranger().post(AUTHORIZE, "{}").statusCode()).isEqualTo(401);
        assertThat(stranger().get(CALLBACK + "?code=x&state=y").statusCode()).isEqualTo(401);
    }

    @Tag("security-14")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"return_to\": \"//evil.example\"}",
                "{\"return_to\": \"/\\\\evil.example\"}",
                "{\"return_to\": \"https:evil.example\"}",
                "{\"scopes\": []}",
                "{\"scopes\": [\"not a scope\"]}",
                "{\"colour\": 1}",
                "[]",
                "{"
            })
    void aBadRequestIsRefusedAsAWhole(String json) {
        Browser admin = admin();

        HttpResponse<String> refused = admin.post(AUTHORIZE, json);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(admin.json(refused).path("error").path("code").asText()).isEqualTo("VALIDATION_FAILED");
    }

    private JsonNode begin(String json) {
        Browser admin = admin();
        return admin.json(admin.post(AUTHORIZE, json));
    }

    private static String backFromSlack(Browser browser) {
        JsonNode begun = browser.json(browser.post(AUTHORIZE, "{}"));
        return location(browser.get(begun.path("authorization_url").asText()));
    }

    private static String callbackJson(String back) {
        String query = back.substring(back.indexOf('?') + 1);
        return "{\"" + query.replace("=", "\": \"").replace("&", "\", \"") + "\"}";
    }

    private static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
    }

    /** How often Slack was asked for a token, as Slack saw it. */
    private long exchanges() {
        return browser()
                .get(slack() + "/_sim/journal")
                .body()
                .lines()
                .filter(line -> line.contains("oauth.v2.access"))
                .count();
    }
}
