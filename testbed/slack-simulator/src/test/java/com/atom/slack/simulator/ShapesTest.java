package com.atom.slack.simulator;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers of the methods that have no published skeleton, against shapes from documentation; see {@code slack-shapes}. */
class ShapesTest {
    /** What the documentation has otherwise than the skeletons that the shapes are made of. */
    private static final Map<String, String> DOCUMENTED = Map.of(
            "(.*\\.)?(thumb_\\d+_[wh]|original_[wh]): number instead of string", "the file object's page has integers",
            ".*elements\\[\\]\\.elements\\[\\]\\.style: object instead of string", "rich_text has it as an object",
            ".*\\.auto_type: unknown", "null, as in the examples of usergroups.list",
            "messages\\[\\]\\.(name|old_name): unknown", "of a channel_name, on its page",
            "channel\\.parent_conversation: unknown", "null, as in the example of conversations.info");

    private static Set<String> shaped() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ShapesTest.class.getResource("/slack-shapes"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> methods = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(name -> methods.add(name.substring(0, name.length() - ".json".length())));
            return methods;
        }
    }

    @Test
    void noAnswerHasAFieldOrATypeThatIsNotDocumented(@TempDir Path folder) throws Exception {
        // Given
        try (SimulatorServer server =
                        SimulatorServer.start(SimulatorOptions.forTests(folder).withWorkspaces(1, 2));
                FullApp app = new FullApp(server)) {
            // When
            new ShapeStory(app).callAll();
            FullOrg org = new FullOrg(server);
            org.callAll();
            // Then
            List<String> wrong = new ArrayList<>();
            Set<String> called = new TreeSet<>();
            for (Map<String, List<JsonNode>> answers : List.of(app.answers(), org.answers())) {
                answers.forEach((method, all) -> Shape.of(method).ifPresent(shape -> {
                    called.add(method);
                    all.forEach(answer -> shape.differences(answer).stream()
                            .filter(found -> DOCUMENTED.keySet().stream().noneMatch(found::matches))
                            .forEach(found -> wrong.add(method + " " + found)));
                }));
            }
            assertThat(wrong.stream().distinct().toList()).isEmpty();
            assertThat(called).isEqualTo(shaped());
        }
    }
}
