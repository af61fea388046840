package com.atom.slack.simulator.exports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.atom.slack.simulator.workspace.Channel;

/** The folder of each conversation: its name; its id when it has none, or one that is taken or would lead elsewhere. */
final class Folders {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}\\p{M}_.'&+ -]{1,120}");
    private static final Set<String> RESERVED = Set.of("teams", "attachments", "__uploads");

    private final Map<Channel, String> folders = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    String of(Channel channel) {
        return folders.computeIfAbsent(channel, any -> free(channel.name(), channel.id()));
    }

    /** @param otherwise is always free */
    String free(String name, String otherwise) {
        boolean plain = PLAIN.matcher(name).matches() && !name.startsWith(".") && name.equals(name.strip());
        String folder = plain && !RESERVED.contains(name) && !taken.contains(name) ? name : otherwise;
        taken.add(folder);
        return folder;
    }
}
