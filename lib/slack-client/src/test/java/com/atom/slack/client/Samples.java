package com.atom.slack.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Answers of Slack that others published, by their names under {@code slack-samples}. */
public final class Samples {

    private static final String FOLDER = "/slack-samples/";

    private Samples() {}

    /** As it was published. */
    public static String text(String name) {
        try (InputStream sample = Samples.class.getResourceAsStream(FOLDER + name)) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file names of a folder whose names end so. */
    static List<String> in(String folder, String suffix) {
        try (var files =
                Files.list(Path.of(Samples.class.getResource(FOLDER + folder).toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
