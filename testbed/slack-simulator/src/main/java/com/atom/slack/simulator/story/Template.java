package com.atom.slack.simulator.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.atom.slack.simulator.workspace.Escaping;

/** A sentence with slots, cut into pieces once; every second piece is the name of a slot. */
record Template(List<String> pieces) {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final Pattern SEQUENCE = Pattern.compile("<(?:!here|https://[^<>]*)>|[&<>]");

    /** What is literal comes out escaped as Slack stores it; control sequences stay. */
    static Template of(String sentence) {
        String safe = SEQUENCE.matcher(sentence)
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group().length() == 1 ? Escaping.literal(part.group()) : part.group()));
        List<String> pieces = new ArrayList<>();
        Matcher slot = SLOT.matcher(safe);
        int from = 0;
        while (slot.find()) {
            pieces.add(safe.substring(from, slot.start()));
            pieces.add(slot.group(1));
            from = slot.end();
        }
        pieces.add(safe.substring(from));
        return new Template(List.copyOf(pieces));
    }

    String filled(Function<String, String> slots) {
        StringBuilder sentence = new StringBuilder(80);
        for (int i = 0; i < pieces.size(); i++) {
            sentence.append(i % 2 == 0 ? pieces.get(i) : slots.apply(pieces.get(i)));
        }
        return sentence.toString();
    }
}
