package com.atom.slack.auth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;

import com.atom.slack.simulator.SimulatorOptions;
import com.atom.slack.simulator.SimulatorOptions.FirstApp;
import com.atom.slack.simulator.SimulatorServer;

/** A Slack of their own for tests that change the app for good, with an organisation of three workspaces besides the first. */
public class OtherSlack implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Resource.class));
    }

    /** Started after the usual one, whose addresses it takes the place of. */
    public static final class Resource implements QuarkusTestResourceLifecycleManager {

        private SimulatorServer slack;

        @Override
        public int order() {
            return 20;
        }

        @Override
        public Map<String, String> start() {
            try {
                Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "other-slack-");
                FirstApp app = new FirstApp("ATOM", "", "http://localhost:8080/api/auth/slack/callback");
                slack = SimulatorServer.start(
                        SimulatorOptions.forTests(folder).withWorkspaces(1, 3).withApp(app));
                return SlackResource.configuration(slack);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            if (slack != null) {
                slack.close();
            }
        }
    }
}
