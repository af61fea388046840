package com.atom.slack.simulator.workspace;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's text escaping: {@code & < >} always escaped, control sequences kept, plain addresses linked. */
public final class Escaping {
    private static final int LONGEST = 40_000;
    private static final Pattern KEPT = Pattern.compile(
            "<(?:[@#!][^<>]+|(?:https?://|mailto:|tel:)[^<>]+)>|&(?:amp|lt|gt);|(?<![\\w/])https?://[^\\s<>|]+|[&<>]");

    private static final Pattern LINK = Pattern.compile("<(https?://[^|>]+)(?:\\|[^>]*)?>");

    private Escaping() {}

    /** What Slack stores of a text that came by the API: sequences stay, stray characters are escaped. */
    public static String stored(String typed) {
        Matcher matcher = KEPT.matcher(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed);
        StringBuilder stored = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(stored, Matcher.quoteReplacement(kept(matcher.group())));
        }
        return matcher.appendTail(stored).toString();
    }

    private static String kept(String part) {
        if (part.length() == 1) {
            return literal(part);
        }
        return part.startsWith("http") ? "<" + part.replace("&amp;", "&").replace("&", "&amp;") + ">" : part;
    }

    /** Text in which nothing is a control sequence. */
    public static String literal(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The addresses in a stored text, in order, as they were typed. */
    public static List<String> links(String stored) {
        if (!stored.contains("<http")) {
            return List.of();
        }
        return LINK.matcher(stored)
                .results()
                .map(link -> unescaped(link.group(1)))
                .toList();
    }

    public static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
