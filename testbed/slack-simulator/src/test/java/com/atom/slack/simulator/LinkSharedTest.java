package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LinkSharedTest {
    @TempDir
    Path folder;

    @Test
    void anAppHearsOfLinksToItsOwnDomainsOnly() {
        try (SimulatorServer server = SimulatorServer.start(SimulatorOptions.forTests(folder));
                Receiver receiver = new Receiver(0)) {
            // Given
            InstalledApp app = InstalledApp.in(server, receiver.url(), InstalledApp.SCOPES + ",links:read", "");
            app.http().post("/_sim/apps", """
                {"name": "Archive", "events": ["link_shared"], "link_domains": ["example.com"]}\
                """);
            String general = app.channel("general");

            // When
            app.act("post", general, ", \"text\": \"nothing of ours: https://example.org/x\"");
            app.act("post", general, ", \"text\": \"see https://docs.example.com/a?b=1 and https://example.org/x\"");

            // Then
            JsonNode event = await("the link is told")
                    .atMost(Duration.ofSeconds(5))
                    .until(
                            () -> receiver.got().stream()
                                    .filter(got ->
                                            got.event().path("type").asText().equals("link_shared"))
                                    .toList(),
                            heard -> heard.size() == 1)
                    .getFirst()
                    .event();
            assertThat(event.path("channel").asText()).isEqualTo(general);
            assertThat(event.path("is_bot_user_member").asBoolean()).isTrue();
            assertThat(event.path("links")).hasSize(1);
            assertThat(event.path("links").get(0).path("url").asText()).isEqualTo("https://docs.example.com/a?b=1");
            assertThat(event.path("links").get(0).path("domain").asText()).isEqualTo("docs.example.com");
        }
    }
}
