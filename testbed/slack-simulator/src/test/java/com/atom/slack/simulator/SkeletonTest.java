package com.atom.slack.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every method and every event against what Slack's own samples know of them: a field they do not know or another type
 * fails, unless {@code skeleton-exceptions.json} says why.
 */
class SkeletonTest {
    /**
     * Answered with an error on purpose, by a file ({@code AdminTest}), or needing the trigger of an interaction ({@code
     * InteractivityTest}).
     */
    private static final Set<String> NEVER_OK =
            Set.of("admin.analytics.getFile", "files.upload", "views.open", "views.push", "views.update");

    private static SimulatorServer server;
    private static FullApp app;
    private static FullOrg org;
    private static JsonNode exceptions;

    @BeforeAll
    static void everythingHappens(@TempDir Path folder) {
        server = SimulatorServer.start(SimulatorOptions.forTests(folder).withWorkspaces(1, 2));
        app = new FullApp(server);
        exceptions = Skeleton.resource("/skeleton-exceptions.json");
        SkeletonStory story = new SkeletonStory(app);
        story.conversations();
        story.chat();
        story.files();
        story.people();
        story.office();
        story.search();
        story.acts();
        org = new FullOrg(server);
        org.callAll();
        story.end();
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    private static boolean isException(String where, String difference) {
        for (JsonNode exception : exceptions) {
            String of = exception.path("of").asText();
            boolean here = of.equals("*") || Set.of(of.split(" ")).contains(where);
            if (here && difference.matches(exception.path("path").asText())) {
                return true;
            }
        }
        return false;
    }

    @Test
    void everyAnswerHasTheFieldsAndTypesOfSlacks() {
        List<String> wrong = new ArrayList<>();
        Set<String> good = new TreeSet<>();
        List.of(app.answers(), org.answers()).forEach(answers -> answers.forEach((method, all) -> {
            for (JsonNode answer : all) {
                if (answer.path("ok").asBoolean()) {
                    good.add(method);
                }
                Skeleton.of(method)
                        .ifPresentOrElse(
                                skeleton -> skeleton.differences(answer).stream()
                                        .filter(difference -> !isException(method, difference))
                                        .forEach(difference -> wrong.add(method + " " + difference)),
                                () -> wrong.add(method + " has no skeleton"));
            }
        }));
        assertThat(wrong.stream().distinct().toList()).isEmpty();
        Set<String> uncalled = new TreeSet<>(server.methods());
        uncalled.removeAll(good);
        uncalled.removeAll(NEVER_OK);
        assertThat(uncalled).as("never answered with ok").isEmpty();
    }

    @Test
    void everyEventHasTheFieldsAndTypesOfSlacks() {
        JsonNode known = Skeleton.resource("/slack-samples/events.json");
        Skeleton envelope = new Skeleton(Skeleton.resource("/slack-samples/envelope.json"));
        List<String> wrong = new ArrayList<>();
        Set<String> types = new TreeSet<>();
        for (Receiver.Got got : app.receiver().got()) {
            if (!got.json().path("type").asText().equals("event_callback")) {
                continue;
            }
            envelope.differences(got.json()).stream()
                    .filter(difference -> !isException("envelope", difference))
                    .forEach(difference -> wrong.add("envelope " + difference));
            JsonNode event = got.event();
            String type = type(event);
            types.add(type);
            if (!known.has(type)) {
                wrong.add(type + " is not known");
                continue;
            }
            new Skeleton(known.get(type))
                    .differences(event).stream()
                            .filter(difference -> !isException(type, difference))
                            .forEach(difference -> wrong.add(type + " " + difference));
        }
        assertThat(wrong.stream().distinct().toList()).isEmpty();
        assertThat(types).containsAll(SkeletonStory.EVENTS);
    }

    @Test
    void everyExceptionIsNeededAndHasItsReason() {
        Set<String> differences = new TreeSet<>();
        List.of(app.answers(), org.answers()).forEach(answers -> answers.forEach((method, all) -> all.forEach(
                answer -> Skeleton.of(method).ifPresent(skeleton -> skeleton.differences(answer)
                        .forEach(difference -> differences.add(method + " " + difference))))));
        JsonNode known = Skeleton.resource("/slack-samples/events.json");
        app.receiver().got().forEach(got -> {
            String type = type(got.event());
            if (known.has(type)) {
                new Skeleton(known.get(type))
                        .differences(got.event())
                        .forEach(difference -> differences.add(type + " " + difference));
            } else {
                differences.add(type + " is not known");
            }
        });
        for (JsonNode exception : exceptions) {
            assertThat(exception.path("reason").asText()).as(exception.toString()).isNotEmpty();
            assertThat(differences).as(exception.toString()).anyMatch(difference -> {
                String[] parts = difference.split(" ", 2);
                String of = exception.path("of").asText();
                return (of.equals("*") || Set.of(of.split(" ")).contains(parts[0]))
                        && parts[1].matches(exception.path("path").asText());
            });
        }
    }

    private static String type(JsonNode event) {
        String type = event.path("type").asText();
        return type.equals("message") && event.has("subtype")
                ? type + "." + event.path("subtype").asText()
                : type;
    }

    /** So that no event is still on its way. */
    static void awaitSilence(FullApp app) {
        Awaitility.await("all is delivered")
                .atMost(Duration.ofSeconds(20))
                .until(() -> app.app().http().json("/_sim/status").path("undelivered").asInt() == 0);
    }

    static String inAnHour() {
        return Long.toString(Instant.now().plus(Duration.ofHours(1)).getEpochSecond());
    }
}
