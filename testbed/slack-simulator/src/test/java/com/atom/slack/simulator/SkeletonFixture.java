package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import com.atom.slack.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** An app that is allowed everything, with the tokens of its bot and of an administrator. */
abstract class SkeletonFixture {
    private static final String BOT = "app_mentions:read,bookmarks:read,bookmarks:write,channels:history,channels:join,"
            + "channels:manage,channels:read,chat:write,chat:write.customize,commands,dnd:read,emoji:read,files:read,"
            + "files:write,groups:history,groups:read,groups:write,im:history,im:read,im:write,incoming-webhook,"
            + "links:read,links:write,metadata.message:read,mpim:history,mpim:read,mpim:write,pins:read,pins:write,"
            + "reactions:read,reactions:write,team:read,usergroups:read,usergroups:write,users.profile:read,users:read,"
            + "users:read.email,users:write";
    private static final String USER = "admin,channels:history,channels:read,channels:write,chat:write,dnd:read,"
            + "dnd:write,files:read,files:write,groups:history,groups:read,groups:write,im:history,im:read,im:write,"
            + "mpim:history,mpim:read,mpim:write,pins:read,reactions:read,reactions:write,stars:read,stars:write,"
            + "usergroups:read,users.profile:read,users.profile:write,users:read,users:read.email,users:write";

    @TempDir
    Path folder;

    final Set<String> compared = new TreeSet<>();
    Agreement agreement;
    Receiver receiver;
    SimulatorServer server;
    OAuthClient client;
    InstalledApp app;
    JsonNode granted;
    String user = "";

    abstract String table();

    @BeforeEach
    void install() {
        agreement = new Agreement(Samples.text(table()));
        receiver = new Receiver(0);
        server = SimulatorServer.start(SimulatorOptions.forTests(folder), OrgFixture::furnish);
        client = OAuthClient.registered(server, """
            , "request_url": "%s", "interactivity_url": "%s"\
            """.formatted(receiver.url(), receiver.url("/interactive")));
        granted = client.install("scope", BOT, "user_scope", USER);
        user = granted.path("authed_user").path("access_token").asText();
        String team = granted.path("team").path("id").asText();
        app = new InstalledApp(
                client.http(), client.app(), granted.path("access_token").asText(), team);
        DeliveredApp.await("the bot is invited", () -> isInvited("general"));
        DeliveredApp.await(
                "its last invitation is told",
                () -> receiver.got().size() > 5
                        && client.http()
                                        .json("/_sim/status")
                                        .path("undelivered")
                                        .asInt()
                                == 0);
    }

    private boolean isInvited(String name) {
        return app.call("conversations.info", "channel", app.channel(name))
                .path("channel")
                .path("is_member")
                .asBoolean();
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    void compare(String folder, String sample, String name, JsonNode answer) {
        compared.add(sample);
        agreement.compare(name, Json.own(Samples.text(folder + "/" + sample + ".json")), answer);
    }

    /** With the bot's token. */
    JsonNode bot(String method, String... args) {
        return called(app.token(), method, args);
    }

    /** With the administrator's. */
    JsonNode user(String method, String... args) {
        return called(user, method, args);
    }

    /** A colleague of the administrator. */
    String someone() {
        for (JsonNode member : bot("users.list", "limit", "200").path("members")) {
            boolean other = !member.path("id").asText().equals(app.admin());
            if (other
                    && !member.path("is_bot").asBoolean()
                    && !member.path("deleted").asBoolean()
                    && !member.path("id").asText().equals("USLACKBOT")) {
                return member.path("id").asText();
            }
        }
        throw new AssertionError("nobody");
    }

    JsonNode called(String token, String method, String... args) {
        JsonNode answer = client.as(token, method, args);
        assertThat(answer.path("ok").asBoolean()).as(method + " " + answer).isTrue();
        seen(method, answer);
        return answer;
    }

    void seen(String method, JsonNode answer) {}
}
