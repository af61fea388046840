package com.atom.slack.auth.lifecycle;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.atom.slack.auth.testing.AuthServiceTest;
import com.atom.slack.auth.testing.Database;
import com.atom.slack.auth.testing.Installer;
import com.atom.slack.auth.testing.Kafka;
import com.atom.slack.auth.testing.OtherSlack;
import com.atom.slack.auth.testing.SlackSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(OtherSlack.class)
class OrganisationIT extends AuthServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Database database = Database.asService();
    private SlackSide slack;
    private String enterprise;
    private List<String> teams;

    @BeforeEach
    void install() {
        slack = new SlackSide(slack());
        slack.switchOn("org_ready");
        enterprise = new Installer(admin()).install("{}", "&_sim_org=true");
        teams = slack.teamsOf(enterprise);
        assertThat(teams).hasSize(3);
    }

    /** One walk, because each step is about what the one before it left. */
    @Test
    void anOrganisationsWorkspacesComeAndGoAndWorkWithItsToken() throws SQLException {
        String first = teams.get(0);
        String second = teams.get(1);
        assertThat(enterprise).startsWith("E");
        assertThat(lease(first).statusCode()).as("in no workspace at first").isEqualTo(404);

        slack.act("{\"action\": \"team_access_grant\", \"team\": \"" + first + "\"}");
        slack.act("{\"action\": \"team_access_grant\", \"team\": \"" + second + "\"}");
        Kafka.event(enterprise, event("team_access_granted", first));
        Kafka.event(enterprise, event("team_access_granted", first));

        await("both").atMost(SOON).until(() -> state(first).equals("CONNECTED|null|" + enterprise));
        await("both").atMost(SOON).until(() -> state(second).equals("CONNECTED|null|" + enterprise));
        JsonNode one = ingestion().json(lease(first));
        JsonNode other = ingestion().json(lease(second));
        assertThat(one.path("token").asText()).isEqualTo(other.path("token").asText());
        assertThat(one.path("team").asText()).isEqualTo(first);
        assertThat(slack.test(one.path("token").asText())).isEqualTo("ok");
        assertThat(database.run(first, "select count(*) from token")).containsExactly("0");
        assertThat(database.run(first, "select count(*) from audit where action = 'TOKEN_LEASED'"))
                .isNotEqualTo(List.of("0"));
        assertThat(Kafka.announcements()).noneMatch(announced -> enterprise.equals(announced.key()));

        slack.act("{\"action\": \"team_access_revoke\", \"team\": \"" + first + "\"}");
        Kafka.event(enterprise, event("team_access_revoked", first));

        await("the first to go")
                .atMost(SOON)
                .until(() -> state(first).equals("DISCONNECTED|team_access_revoked|" + enterprise));
        assertThat(lease(first).statusCode()).isEqualTo(409);
        assertThat(lease(second).statusCode()).isEqualTo(200);

        slack.act("{\"action\": \"uninstall\", \"team\": \"" + second + "\"}");
        Kafka.event(enterprise, event("app_uninstalled", second));

        await("the organisation to go")
                .atMost(SOON)
                .until(() -> state(second).equals("DISCONNECTED|app_uninstalled|" + enterprise));
        assertThat(database.run(enterprise, "select count(*) from token")).containsExactly("0");
    }

    private String event(String type, String team) {
        return "{\"team_id\": null, \"enterprise_id\": \"" + enterprise + "\", \"context_enterprise_id\": \""
                + enterprise + "\", \"api_app_id\": \""
                + ConfigProvider.getConfig().getValue("SLACK_APP_ID", String.class)
                + "\", \"event\": {\"type\": \"" + type + "\", \"team_ids\": [\"" + team
                + "\"]}, \"type\": \"event_callback\", \"event_time\": "
                + Instant.now().getEpochSecond() + "}";
    }

    private String state(String team) throws SQLException {
        List<String> found = database.run(team, "select status, reason, token_home from workspace");
        return found.isEmpty() ? "" : found.getFirst();
    }

    private HttpResponse<String> lease(String team) {
        return ingestion().post("/internal/tokens/lease", "{\"team\": \"" + team + "\", \"purpose\": \"test\"}");
    }
}
