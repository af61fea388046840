package com.atom.slack.simulator;

import java.nio.file.Path;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiTextResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Slack's own Java client, unchanged, as an app's bot and as the administrator. */
abstract class OfficialFixture {
    @TempDir
    Path folder;

    private SimulatorServer server;
    private Slack slack;
    FullApp app;
    MethodsClient bot;
    MethodsClient person;
    String general;

    @BeforeEach
    void connect() {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).withWorkspaces(1, 2));
        slack = OfficialCalls.client(server);
        app = new FullApp(server);
        bot = client(app.app().token());
        person = client(app.personToken());
        general = app.general();
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
        app.close();
        server.close();
    }

    SimulatorServer server() {
        return server;
    }

    MethodsClient client(String token) {
        return slack.methods(token);
    }

    /** The answer, which has to be a good one. */
    static <T extends SlackApiTextResponse> T good(T answer) {
        assertThat(answer.isOk()).as("%s", answer).isTrue();
        return answer;
    }
}
