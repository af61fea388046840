package com.atom.slack.sdk;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.service.builtin.FileInstallationService;
import com.slack.api.bolt.service.builtin.FileOAuthStateService;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.SimulatorOptions;
import com.atom.slack.simulator.SimulatorServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Bolt for Java over HTTP, with its own OAuth, state and signature checks. */
class BoltForJavaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private SimulatorServer server;
    private Sim sim;
    private BoltDoor door;
    private Slack slack;

    @BeforeEach
    void openTheDoor() throws Exception {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder.resolve("slack")));
        sim = new Sim(server);
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(server.baseUrl() + "/api/");
        slack = Slack.getInstance(config);
        door = new BoltDoor(new App(AppConfig.builder().signingSecret("not yet").build()));
        JsonNode registered = sim.app("""
                {"name": "Bolt", "redirect_uris": ["%s"]}\
                """.formatted(door.url("/slack/oauth_redirect")));
        door.serve(app(registered));
        sim.app("""
                {"name": "Bolt", "request_url": "%1$s", "interactivity_url": "%1$s", "options_url": "%1$s",
                 "events": ["app_mention", "reaction_added", "message.channels"],
                 "commands": [{"command": "/remember", "url": "%1$s"}, {"command": "/offer", "url": "%1$s"}]}\
                """.formatted(door.url("/slack/events")));
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        server.close();
        slack.close();
    }

    private App app(JsonNode registered) {
        AppConfig config = AppConfig.builder()
                .slack(slack)
                .clientId(registered.path("client_id").asText())
                .clientSecret(registered.path("client_secret").asText())
                .signingSecret(registered.path("signing_secret").asText())
                .scope("app_mentions:read,channels:history,channels:read,reactions:read,chat:write,commands,users:read")
                .oauthInstallPath("/slack/install")
                .oauthRedirectUriPath("/slack/oauth_redirect")
                .redirectUri(door.url("/slack/oauth_redirect"))
                .oauthCompletionUrl("https://example.com/done")
                .oauthCancellationUrl("https://example.com/cancelled")
                .build();
        config.setOAuthInstallPathEnabled(true);
        config.setOAuthRedirectUriPathEnabled(true);
        config.setOAuthInstallPageRenderingEnabled(false);
        App app = new App(config).asOAuthApp(true);
        app.service(new FileInstallationService(config, folder.resolve("bolt").toString()));
        app.service(new FileOAuthStateService(config, folder.resolve("bolt").toString()));
        app.event(AppMentionEvent.class, (event, context) -> {
            heard.add("mention " + event.getEvent().getText());
            context.say("At your service");
            return context.ack();
        });
        app.event(ReactionAddedEvent.class, (event, context) -> {
            heard.add("reaction " + event.getEvent().getReaction());
            return context.ack();
        });
        app.command("/remember", (request, context) -> {
            heard.add("command " + request.getPayload().getText());
            return context.ack("Remembered: " + request.getPayload().getText());
        });
        return new LegacyParts(heard).addTo(app);
    }

    /** As a browser goes: install page, Slack's page, back with the code and the state's cookie. */
    private String install() {
        HttpResponse<String> start = Sim.send("GET", door.url("/slack/install"), "");
        String slackPage = start.headers().firstValue("Location").orElseThrow();
        assertThat(slackPage).startsWith("https://slack.com/oauth/v2/authorize?");
        String cookie = start.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        String query = URI.create(slackPage).getRawQuery();
        String back = Sim.send("GET", server.baseUrl() + "/oauth/v2/authorize?" + query, "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        HttpResponse<String> done = Sim.send("GET", back, "", "Cookie", cookie);
        return done.headers().firstValue("Location").orElse(done.body());
    }

    private void installed() {
        assertThat(install()).isEqualTo("https://example.com/done");
        String team = sim.truth("").path("teams").path(0).path("id").asText();
        await("the bot is in general").atMost(PATIENCE).until(() -> {
            JsonNode channels = sim.truth("/" + team).path("channels");
            return channels.path(0).path("visible").asBoolean();
        });
    }

    private String botUser() {
        String team = sim.truth("").path("teams").path(0).path("id").asText();
        for (JsonNode user : sim.truth("/" + team + "/users").path("users")) {
            if (user.path("profile").path("real_name").asText().equals("Bolt")) {
                return user.path("id").asText();
            }
        }
        throw new AssertionError("the bot has no user");
    }

    @Test
    void installsHearsEventsAndAnswersInTheChannel() {
        // Given
        installed();
        String general = sim.channel("general");

        // When
        String ts = sim.act("""
                {"action": "post", "channel": "%s", "user": "%s", "text": "Hello <@%s>"}\
                """.formatted(general, sim.admin(), botUser()))
                .path("ts")
                .asText();
        sim.act("""
                {"action": "react", "channel": "%s", "user": "%s", "ts": "%s", "name": "tada"}\
                """.formatted(general, sim.admin(), ts));

        // Then
        await("Bolt hears both")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard).contains("mention Hello <@" + botUser() + ">", "reaction tada"));
        await("Bolt has answered")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts(general)).contains("At your service"));
    }

    @Test
    void answersASlashCommand() {
        // Given
        installed();

        // When
        JsonNode answer = sim.act("""
                {"action": "slash_command", "channel": "%s", "user": "%s", "command": "/remember", "text": "the milk"}\
                """.formatted(sim.channel("general"), sim.admin()));

        // Then
        assertThat(heard).containsExactly("command the milk");
        assertThat(answer.toString()).contains("Remembered: the milk");
    }

    @Test
    void hearsAButtonOfAnAttachmentAndTakesTheMessagesPlace() {
        // Given
        installed();
        String ts = offered();

        // When
        JsonNode act = press(ts);

        // Then
        assertThat(heard).containsExactly("button answer=yes of 1 in An offer");
        assertThat(act.path("ok").asBoolean()).as(act.toString()).isTrue();
        assertThat(texts(sim.channel("general"))).contains("Taken").doesNotContain("An offer");
    }

    @Test
    void opensADialogAndHearsWhatBecomesOfIt() {
        // Given
        installed();
        press(offered());

        // When
        JsonNode options = sim.act("""
                {"action": "dialog_suggestion", "user": "%s", "name": "bug", "value": "cr"}\
                """.formatted(sim.admin()));
        JsonNode refused = submitted("Mars");
        JsonNode taken = submitted("Mill");
        press(offered());
        JsonNode cancelled = sim.act("""
                {"action": "dialog_cancellation", "user": "%s"}\
                """.formatted(sim.admin()));

        // Then
        assertThat(options.path("options").path(0).path("label").asText()).isEqualTo("Crash of cr");
        assertThat(refused.path("errors").path(0).path("error").asText()).isEqualTo("Too far");
        assertThat(taken.path("closed").asBoolean()).isTrue();
        assertThat(cancelled.path("ok").asBoolean()).isTrue();
        assertThat(heard)
                .contains("typed bug=cr", "submitted from=Mars with Limo", "submitted from=Mill with Limo")
                .endsWith("cancelled with Limo");
        assertThat(dialogs()).isEmpty();
    }

    private JsonNode submitted(String from) {
        return sim.act("""
                {"action": "dialog_submission", "user": "%s", "values": {"from": "%s"}}\
                """.formatted(sim.admin(), from));
    }

    private JsonNode press(String ts) {
        return sim.act("""
                {"action": "interactive_message", "channel": "%s", "user": "%s", "ts": "%s", "name": "answer"}\
                """.formatted(sim.channel("general"), sim.admin(), ts));
    }

    private JsonNode dialogs() {
        String team = sim.truth("").path("teams").path(0).path("id").asText();
        return sim.get("/_sim/dialogs/" + team).path("dialogs");
    }

    /** The ts of a message with a button, which Bolt posts. */
    private String offered() {
        return sim.act("""
                {"action": "slash_command", "channel": "%s", "user": "%s", "command": "/offer"}\
                """.formatted(sim.channel("general"), sim.admin()))
                .path("reply")
                .path("text")
                .asText();
    }

    @Test
    void refusesWhatIsNotSigned() {
        HttpResponse<String> answer = Sim.send(
                "POST",
                door.url("/slack/events"),
                "{\"type\":\"event_callback\",\"event\":{\"type\":\"reaction_added\"}}",
                "X-Slack-Request-Timestamp",
                "1531420618",
                "X-Slack-Signature",
                "v0=00");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(heard).isEmpty();
    }

    private List<String> texts(String channel) {
        String team = sim.truth("").path("teams").path(0).path("id").asText();
        JsonNode messages =
                sim.truth("/" + team + "/" + channel + "?limit=5000").path("messages");
        return messages.findValuesAsText("text");
    }
}
