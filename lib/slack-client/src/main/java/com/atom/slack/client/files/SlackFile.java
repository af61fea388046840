package com.atom.slack.client.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A file as Slack describes it.
 *
 * @param id {@code F…}
 * @param name empty for a file that is deleted, hidden by the plan, or of another organisation
 * @param mimetype as Slack guessed it; may be empty
 * @param sizeBytes 0 where Slack does not say
 * @param bytes where {@link Downloads} finds it; absent where Slack keeps no bytes: external, deleted, hidden
 * @param described all that Slack said
 */
public record SlackFile(
        String id, String name, String mimetype, long sizeBytes, Optional<URI> bytes, JsonNode described) {

    static SlackFile of(JsonNode file) {
        return new SlackFile(
                file.path("id").asText(),
                file.path("name").asText(),
                file.path("mimetype").asText(),
                file.path("size").asLong(),
                bytes(file),
                file);
    }

    static List<SlackFile> all(JsonNode files) {
        List<SlackFile> all = new ArrayList<>();
        files.forEach(file -> all.add(of(file)));
        return all;
    }

    /** An external file has an address too, but it leads to another house. */
    private static Optional<URI> bytes(JsonNode file) {
        return file.path("is_external").asBoolean(false)
                ? Optional.empty()
                : address(file.path("url_private_download").asText(""))
                        .or(() -> address(file.path("url_private").asText("")));
    }

    private static Optional<URI> address(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new URI(text));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }
}
