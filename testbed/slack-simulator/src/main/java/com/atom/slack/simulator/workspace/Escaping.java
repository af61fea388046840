package com.atom.slack.simulator.workspace;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's text escaping: {@code & < >} always escaped, control sequences kept, plain addresses linked. */
public final class Escaping {
    private static final int LONGEST = 40_000;
    private static final Pattern KEPT = Pattern.compile(
            "<(?:[@#!][^<>]+|(?:https?://|mailto:|tel:)[^<>]+)>|&(?:amp|lt|gt);|(?<![\\w/])https?://[^\\s<>|]+"
                    + "|(?<![\\w./@-])(?<www>www\\.[^\\s<>|]*[\\w/])"
                    + "|(?<![\\w./@+%-])(?<mail>[\\w.+%-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+){0,8}\\.[A-Za-z]{2,})|[&<>]");

    private static final Pattern LINK = Pattern.compile("<(https?://[^|>]+)(?:\\|[^>]*)?>");

    private Escaping() {}

    /** What Slack stores of a text that came by the API: sequences stay, stray characters are escaped. */
    public static String stored(String typed) {
        return stored(typed, true);
    }

    /** @param links whether addresses that stand there plainly become links */
    public static String stored(String typed, boolean links) {
        String cut = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        Matcher matcher = KEPT.matcher(ColonForm.of(cut));
        StringBuilder stored = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(stored, Matcher.quoteReplacement(kept(matcher, links)));
        }
        return matcher.appendTail(stored).toString();
    }

    private static String kept(Matcher matcher, boolean links) {
        String part = matcher.group();
        if (part.length() == 1) {
            return literal(part);
        }
        if (matcher.group("mail") != null) {
            return links ? "<mailto:" + part + "|" + part + ">" : part;
        }
        boolean bare = matcher.group("www") != null;
        if (!bare && !part.startsWith("http")) {
            return part;
        }
        String address = part.replace("&amp;", "&").replace("&", "&amp;");
        if (!links) {
            return address;
        }
        return bare ? "<http://" + address + "|" + address + ">" : "<" + address + ">";
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
