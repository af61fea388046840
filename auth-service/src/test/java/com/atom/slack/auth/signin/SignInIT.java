package com.atom.slack.auth.signin;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;

import static org.assertj.core.api.Assertions.assertThat;

/** Against the simulated Slack, whose discovery, keys and signatures are real ones. */
@QuarkusTest
class SignInIT extends AuthServiceTest {

    private static final String SIGN_IN = "/internal/sign-in";

    private final Database database = Database.asService();
    private String team;

    @BeforeEach
    void install() {
        Browser admin = admin();
        JsonNode begun = admin.json(admin.post("/api/auth/slack/authorize", "{}"));
        String back = location(begun.path("authorization_url").asText());
        team = admin.get(back).headers().firstValue("Location").orElseThrow().replaceAll(".*team=(\\w+).*", "$1");
    }

    @Test
    void aPersonIsWhoSlackSaysTheyAre() {
        JsonNode begun = begin("/reports");
        String back = location(begun.path("slack_page").asText());

        HttpResponse<String> finished = finish(back, begun.path("browser").asText());

        assertThat(back).startsWith("http://localhost:8080/api/auth/slack/callback/sign-in?");
        assertThat(finished.statusCode()).isEqualTo(200);
        JsonNode person = ingestion().json(finished);
        assertThat(person.path("team").asText()).isEqualTo(team);
        assertThat(person.path("user").asText()).matches("[UW][A-Z0-9]+");
        assertThat(person.path("return_to").asText()).isEqualTo("/reports");
        assertThat(finished.body()).doesNotContain("xox", "eyJ");
    }

    @Test
    @Tag("security-12")
    void aStateOfAnotherBrowserUsedTwiceExpiredOrInventedIsRefusedWithoutAnExchange() throws SQLException {
        JsonNode begun = begin(null);
        String browser = begun.path("browser").asText();
        String back = location(begun.path("slack_page").asText());
        long before = exchanges();

        assertThat(finish(back, begin(null).path("browser").asText()).statusCode())
                .isEqualTo(400);
        assertThat(finish(back.replaceAll("state=[^&]+", "state=" + "A".repeat(43)), browser)
                        .statusCode())
                .isEqualTo(400);
        assertThat(finish(back.replaceAll("&?state=[^&]+", ""), browser).statusCode())
                .isEqualTo(400);
        assertThat(exchanges()).isEqualTo(before);
        assertThat(finish(back, browser).statusCode()).isEqualTo(200);
        assertThat(finish(back, browser).statusCode()).isEqualTo(400);
        JsonNode late = begin(null);
        new Database("auth_owner").run("", "update pending_sign_in set expires_at = now() - interval '1 second'");
        assertThat(finish(
                                location(late.path("slack_page").asText()),
                                late.path("browser").asText())
                        .statusCode())
                .isEqualTo(400);
        assertThat(exchanges()).isEqualTo(before + 1);
        assertThat(database.run("", "select purpose from audit where action = 'SIGN_IN_REFUSED'"))
                .anyMatch(purpose -> purpose.contains("not begun in this browser"));
    }

    @Test
    void whoCancelsOrHasNoConnectedWorkspaceIsNotSignedIn() throws SQLException {
        JsonNode cancelled = begin(null);
        String away = location(cancelled.path("slack_page").asText() + "&_sim_decision=cancel");
        assertThat(finish(away, cancelled.path("browser").asText()).body()).contains("cancelled");

        new Database("auth_owner").run("", "update workspace set status = 'DISCONNECTED' where team = '" + team + "'");
        JsonNode begun = begin(null);
        HttpResponse<String> refused = finish(
                location(begun.path("slack_page").asText()),
                begun.path("browser").asText());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("sign-in-refused", "not connected");
    }

    @Test
    @Tag("security-17")
    void nothingSecretIsKept() throws SQLException {
        JsonNode begun = begin(null);
        String state = begun.path("slack_page").asText().replaceAll(".*[?&]state=([^&]+).*", "$1");

        assertThat(database.run("", "select p::text from pending_sign_in p"))
                .isNotEmpty()
                .noneMatch(row -> row.contains(state)
                        || row.contains(begun.path("browser").asText()));
        assertThat(admin().post(SIGN_IN + "/begin", "{}").statusCode()).isEqualTo(403);
        assertThat(stranger().post(SIGN_IN + "/finish", "{}").statusCode()).isEqualTo(401);
    }

    private JsonNode begin(String returnTo) {
        String wish = returnTo == null ? "{}" : "{\"return_to\": \"" + returnTo + "\"}";
        return ingestion().json(ingestion().post(SIGN_IN + "/begin", wish));
    }

    private HttpResponse<String> finish(String back, String browser) {
        var body = new ObjectMapper().createObjectNode().put("browser", browser);
        for (String pair : URI.create(back).getQuery().split("&")) {
            body.put(pair.split("=")[0], pair.split("=", 2)[1]);
        }
        return ingestion().post(SIGN_IN + "/finish", body.toString());
    }

    private String location(String page) {
        return browser().get(page).headers().firstValue("Location").orElseThrow();
    }

    /** How many codes Slack was asked to exchange. */
    private long exchanges() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String journal = client.send(
                            HttpRequest.newBuilder(URI.create(slack() + "/_sim/journal?after=0&limit=100000"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return journal.lines()
                    .filter(line -> line.contains("openid.connect.token"))
                    .count();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
