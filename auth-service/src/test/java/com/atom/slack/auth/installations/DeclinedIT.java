package com.atom.slack.auth.installations;

import java.net.http.HttpResponse;
import java.sql.SQLException;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Browser;
import com.atom.slack.auth.testing.Database;
import com.atom.slack.auth.testing.SlackSide;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person, or Slack, does not give. */
@QuarkusTest
class DeclinedIT extends AuthServiceTest {

    @Tag("security-18")
    @Test
    void permissionsThatWereDeclinedAreShownAndAudited() throws SQLException {
        SlackSide slack = new SlackSide(slack());
        slack.app("{\"name\": \"ATOM\", \"optional_scopes\": [\"chat:write\"]}");
        Browser browser = browser();
        String page = location(browser.get(link()));

        String closing = location(browser.get(location(browser.get(page + "&_sim_decline=chat:write"))));

        slack.app("{\"name\": \"ATOM\", \"optional_scopes\": []}");
        assertThat(closing).contains("missing=chat:write");
        assertThat(browser.get(closing).body()).contains("not given: chat:write");
        String team = closing.replaceAll(".*team=(\\w+).*", "$1");
        assertThat(Database.asService()
                        .run(team, "select purpose from audit where action like '%INSTALLED' order by id desc limit 1")
                        .getFirst())
                .contains("without [chat:write]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_email_unverified", "preview_feature_not_available", "code_already_used"})
    void whatSlackRefusesAtTheExchangeIsAPageForPeople(String error) {
        Browser person = browser();
        String page = location(person.get(link()));

        HttpResponse<String> refused = person.get(location(person.get(page + "&_sim_error=" + error)));

        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(refused.body()).contains(error).doesNotContain("<script");
    }

    private String link() {
        Browser admin = admin();
        return admin.json(admin.post("/api/auth/slack/authorize", "{}"))
                .path("install_url")
                .asText();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
    }
}
