package com.atom.slack.simulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An installed app with a door for its events: what the tests of deliveries begin with. */
abstract class DeliveredApp {
    @TempDir
    Path folder;

    Receiver receiver;
    SimulatorServer server;
    InstalledApp app;

    SimulatorOptions options() {
        return SimulatorOptions.forTests(folder);
    }

    @BeforeEach
    void install() {
        receiver = new Receiver(0);
        server = SimulatorServer.start(options());
        app = InstalledApp.in(server, receiver.url());
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    void restart() {
        server.close();
        server = SimulatorServer.start(options());
        app = new InstalledApp(new Http(server.baseUrl()), app.app(), app.token(), app.team());
    }

    /** The id of the event it is told by. */
    String post(String text) {
        JsonNode act = app.act("post", "general", ", \"text\": \"" + text + "\"");
        return act.path("event_ids").get(0).asText();
    }

    List<Receiver.Got> arrived(String event, int times) {
        await(event + " comes " + times + " times", () -> receiver.got(event).size() >= times);
        return receiver.got(event);
    }

    void settled() {
        await("nothing is under way", () -> undelivered() == 0);
    }

    int undelivered() {
        return app.http().json("/_sim/status").path("undelivered").asInt();
    }

    static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Duration.ofSeconds(20)).until(condition);
    }

    void scale(int scale) {
        app.http().post("/_sim/clock", "{\"scale\": " + scale + "}");
    }

    JsonNode terms(String json) {
        return Http.tree(app.http().post("/_sim/delivery", json));
    }

    JsonNode fault(String json) {
        return Http.tree(app.http().post("/_sim/faults", json));
    }

    JsonNode change(String json) {
        return Http.tree(app.http().post("/_sim/apps", "{\"name\": \"Archive\", " + json + "}"));
    }

    /** Lines of the journal that hold all the parts. */
    List<String> journaled(String... parts) {
        return app.http()
                .get("/_sim/journal?after=0")
                .body()
                .lines()
                .filter(line -> Arrays.stream(parts).allMatch(line::contains))
                .toList();
    }

    static List<String> retryNumbers(List<Receiver.Got> got) {
        return got.stream()
                .map(request -> request.headers().getOrDefault("x-slack-retry-num", ""))
                .toList();
    }

    String signature(Receiver.Got got) {
        try {
            String secret = app.app().path("signing_secret").asText();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String start = "v0:" + got.headers().get("x-slack-request-timestamp") + ":";
            mac.update(start.getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(got.body()));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
