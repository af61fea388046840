package com.atom.slack.simulator.exports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.atom.slack.simulator.workspace.Channel;

/** What is in an export and where. */
public enum Layout {
    /** Slack's own for every administrator: public channels only. */
    STANDARD,
    /** Slack's own for those who may: all conversations. */
    CORPORATE,
    /** Not Slack's: all conversations, and the files in {@code FOLDER/attachments/ID-NAME}. */
    SLACKDUMP,
    /** Not Slack's: all conversations, and the files in {@code __uploads/ID/NAME}. */
    MATTERMOST;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is none of that name. */
    public static Optional<Layout> named(String name) {
        return Arrays.stream(values())
                .filter(layout -> layout.wire().equals(name))
                .findFirst();
    }

    /** For a refusal. */
    public static String names() {
        List<String> names = Arrays.stream(values()).map(Layout::wire).toList();
        return String.join(", ", names);
    }

    boolean shows(Channel channel) {
        return this != STANDARD || channel.kind() == Channel.Kind.PUBLIC;
    }

    boolean isSlacks() {
        return this == STANDARD || this == CORPORATE;
    }

    /** Where a file's bytes go; empty when the export has links only. */
    Optional<String> attachment(String folder, String id, String name) {
        String plain = name.replaceAll("[/\\\\\\p{Cntrl}]", "_");
        return switch (this) {
            case STANDARD, CORPORATE -> Optional.empty();
            case SLACKDUMP -> Optional.of(folder + "attachments/" + id + "-" + plain);
            case MATTERMOST -> Optional.of("__uploads/" + id + "/" + plain);
        };
    }
}
