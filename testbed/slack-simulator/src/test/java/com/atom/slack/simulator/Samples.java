package com.atom.slack.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import com.atom.slack.simulator.wire.Json;

/**
 * What is known of Slack's answers and events: skeletons that others published, in {@code slack-samples}, and where
 * there is none a shape from documentation, in {@code slack-shapes}.
 */
final class Samples {
    static final String PUBLISHED = "/slack-samples/";
    static final String SHAPES = "/slack-shapes/";

    private Samples() {}

    static String text(String name) {
        return read(PUBLISHED + name);
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param kind {@code web-api} or {@code events} */
    static Optional<JsonNode> skeleton(String kind, String name) {
        return Stream.of(PUBLISHED, SHAPES)
                .map(folder -> folder + kind + "/" + name + ".json")
                .filter(resource -> Samples.class.getResource(resource) != null)
                .findFirst()
                .map(resource -> Json.own(read(resource)));
    }

    /** All names of a kind, without {@code .json}. */
    static Set<String> names(String kind) {
        Set<String> names = names(PUBLISHED, kind);
        names.addAll(names(SHAPES, kind));
        return names;
    }

    static Set<String> names(String folder, String kind) {
        String resource = folder + kind;
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(Samples.class.getResource(resource), resource)
                        .toURI()))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
