package com.atom.slack.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** An installed app with a command, an address for buttons and one for options, all at one receiver. */
record InteractiveApp(InstalledApp installed, Receiver receiver) {
    static InteractiveApp in(SimulatorServer server, Receiver receiver) {
        InstalledApp app = InstalledApp.in(server, "", InstalledApp.SCOPES + ",commands", "");
        InteractiveApp interactive = new InteractiveApp(app, receiver);
        interactive.set("""
            {"interactivity_url": "%s", "options_url": "%s", "events": ["app_home_opened"], "commands": [
              {"command": "/archive", "url": "%s", "should_escape": true},
              {"command": "/plain", "url": "%s", "should_escape": false}]}\
            """.formatted(
                        receiver.url("/interactive"),
                        receiver.url("/options"),
                        receiver.url("/command"),
                        receiver.url("/command")));
        return interactive;
    }

    /** What one changes on the app's pages. */
    void set(String settings) {
        ObjectNode wish = Json.own(settings).put("name", "Archive");
        if (http().post("/_sim/apps", Json.text(wish)).statusCode() != 200) {
            throw new AssertionError(settings);
        }
    }

    Http http() {
        return installed.http();
    }

    /** Of the administrator; {@code more} is further JSON fields, each with its comma in front. */
    JsonNode act(String action, String more) {
        return http().act("""
            {"action": "%s", "user": "%s"%s}\
            """.formatted(action, installed.admin(), more));
    }

    /** The word with which an act is refused. */
    String refusal(String action, String more) {
        var answer = http().post("/_sim/act", """
            {"action": "%s", "user": "%s"%s}\
            """.formatted(action, installed.admin(), more));
        return answer.statusCode() + " " + Http.tree(answer).path("error").asText();
    }

    Receiver.Got last() {
        return receiver.got().getLast();
    }

    /** The app posts a message with blocks in general; its ts. */
    String posted(String blocks) {
        return installed
                .call("chat.postMessage", "channel", installed.channel("general"), "text", "choose", "blocks", blocks)
                .path("ts")
                .asText();
    }

    /** What the channel general shows at a ts. */
    JsonNode message(String ts) {
        return installed
                .call(
                        "conversations.history",
                        "channel",
                        installed.channel("general"),
                        "latest",
                        ts,
                        "inclusive",
                        "1",
                        "limit",
                        "1")
                .path("messages")
                .get(0);
    }

    /** Messages that only the administrator sees. */
    JsonNode ephemerals() {
        return http().json("/_sim/ephemerals/" + installed.team() + "?user=" + installed.admin())
                .path("ephemerals");
    }

    /** Posts to a whole address. */
    String respond(String url, String json) {
        var answer = http().post(url.substring(http().base().length()), json, "Content-Type", "application/json");
        return answer.statusCode() + " " + answer.body();
    }

    String journal() {
        return http().get("/_sim/journal?after=0&limit=100000").body();
    }

    /** The signature that a request should have. */
    String signature(Receiver.Got got) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            String secret = installed.app().path("signing_secret").asText();
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            Map<String, String> headers = got.headers();
            mac.update(("v0:" + headers.get("x-slack-request-timestamp") + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(got.body()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
