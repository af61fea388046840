package com.atom.slack.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.story.Size;
import com.atom.slack.simulator.story.Story;
import com.atom.slack.simulator.wire.Json;

/** {@code story.json}: the seed, anchor and size of the first start, so that the past never changes. */
final class StoryFile {
    private StoryFile() {}

    /** @throws IllegalArgumentException when the folder was made with other options */
    static Story of(SimulatorOptions options) {
        Path file = options.dataDir().resolve("story.json");
        try {
            if (Files.exists(file)) {
                return kept(Json.own(Files.readString(file)), options);
            }
            Story story = new Story(
                    options.seed(),
                    options.anchor().orElse(options.clock().millis() / 1000),
                    options.size(),
                    options.workspaces(),
                    options.divisions());
            ObjectNode json = Json.object().put("seed", story.seed()).put("anchor", story.anchor());
            json.put("size", story.size().wire()).put("workspaces", story.workspaces());
            Files.writeString(file, Json.text(json.put("org_workspaces", story.divisions())));
            return story;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Story kept(ObjectNode json, SimulatorOptions options) {
        Size size = Size.valueOf(json.path("size").asText().toUpperCase(Locale.ROOT));
        Story story = new Story(
                json.path("seed").asLong(),
                json.path("anchor").asLong(),
                size,
                json.path("workspaces").asInt(1),
                json.path("org_workspaces").asInt());
        if (story.seed() != options.seed()
                || size != options.size()
                || story.workspaces() != options.workspaces()
                || story.divisions() != options.divisions()
                || options.anchor().filter(anchor -> anchor != story.anchor()).isPresent()) {
            throw new IllegalArgumentException(options.dataDir() + " holds size=" + size.wire() + " seed="
                    + story.seed() + " anchor=" + story.anchor() + " workspaces=" + story.workspaces()
                    + " org-workspaces=" + story.divisions() + "; start it with these, or with an empty folder");
        }
        return story;
    }
}
