package com.atom.slack.simulator;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** An app that is allowed everything, with the tokens of its bot and of an administrator. */
abstract class SkeletonFixture {
    private static final String BOT = FullApp.BOT + ",incoming-webhook";
    private static final String USER = FullApp.USER + ",pins:read,stars:write";

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

    /** Does nothing when there is no such skeleton. */
    void compare(String kind, String sample, String name, JsonNode answer) {
        Samples.skeleton(kind, sample).ifPresent(skeleton -> {
            compared.add(name);
            agreement.compare(name, skeleton, answer);
        });
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

    /** Which is answered with that error. */
    void refused(String error, String method, String... args) {
        JsonNode answer = client.as(app.token(), method, args);
        assertThat(answer.path("error").asText()).as(method).isEqualTo(error);
        seen(method, answer);
    }

    /** Somebody does something, in a channel or in none; its ts. */
    String act(String action, String channel, String who, String more) {
        String at = channel.isEmpty() ? "" : ", \"channel\": \"" + channel + "\"";
        return client.http()
                .act("{\"action\": \"%s\", \"user\": \"%s\"%s%s}".formatted(action, who, at, more))
                .path("ts")
                .asText();
    }

    /** By the administrator to general; its id. */
    String upload(String name, String mimetype) {
        String more = ", \"name\": \"%s\", \"mimetype\": \"%s\"".formatted(name, mimetype);
        return app.act("upload", "general", more).path("file").asText();
    }

    /** By the administrator in three steps; its id, when general shows it. */
    String uploaded(String name) {
        JsonNode announced = user("files.getUploadURLExternal", "filename", name, "length", "5", "alt_txt", "five");
        String url = announced.path("upload_url").asText();
        String path = url.substring(client.http().base().length());
        assertThat(client.http().post(path, "12345").statusCode()).isEqualTo(200);
        String id = announced.path("file_id").asText();
        String files = "[{\"id\": \"" + id + "\"}]";
        user("files.completeUploadExternal", "files", files, "channel_id", app.channel("general"));
        DeliveredApp.await("it is shared", () -> {
            JsonNode file = client.as(user, "files.info", "file", id).path("file");
            return !file.path("shares").isEmpty();
        });
        return id;
    }

    JsonNode called(String token, String method, String... args) {
        JsonNode answer = client.as(token, method, args);
        assertThat(answer.path("ok").asBoolean()).as(method + " " + answer).isTrue();
        seen(method, answer);
        return answer;
    }

    void seen(String method, JsonNode answer) {}
}
