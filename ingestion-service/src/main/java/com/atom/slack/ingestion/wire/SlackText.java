package com.atom.slack.ingestion.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slack's escaped text ("Formatting message text"): three characters are always escaped, everything else in angle brackets is
 * control syntax.
 */
public final class SlackText {

    private static final Pattern CONTROL = Pattern.compile("<([^<>]*)>");
    private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^<>]*)?>");
    private static final Pattern LINK = Pattern.compile("<(?:https?|mailto|tel|ftp)[^<>]*>", Pattern.CASE_INSENSITIVE);

    private SlackText() {}

    /** The text with the three escaped characters as themselves; control syntax stays as it is. */
    public static String unescape(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** Code points of the unescaped text. */
    public static int length(String text) {
        String unescaped = unescape(text);
        return unescaped.codePointCount(0, unescaped.length());
    }

    /** How many different users are mentioned. */
    public static int mentions(String text) {
        return mentioned(text).size();
    }

    /** The different users that are mentioned, in their order. */
    public static List<String> mentioned(String text) {
        if (!text.contains("<@")) {
            return List.of();
        }
        Set<String> users = new LinkedHashSet<>();
        Matcher mention = MENTION.matcher(text);
        while (mention.find()) {
            users.add(mention.group(1));
        }
        return List.copyOf(users);
    }

    /** Whether it holds a link. */
    public static boolean links(String text) {
        return text.indexOf('<') >= 0 && LINK.matcher(text).find();
    }

    /** The text as a person reads it, which is what search looks at: labels instead of ids, addresses beside their labels. */
    public static String plain(String text) {
        return text.indexOf('<') < 0
                ? unescape(text)
                : unescape(CONTROL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(shown(found.group(1)))));
    }

    private static String shown(String control) {
        int bar = control.indexOf('|');
        String target = bar < 0 ? control : control.substring(0, bar);
        String label = bar < 0 ? "" : control.substring(bar + 1);
        if (target.isEmpty()) {
            return label;
        }
        return switch (target.charAt(0)) {
            case '@' -> "@" + (label.isEmpty() ? target.substring(1) : stripped(label, '@'));
            case '#' -> "#" + (label.isEmpty() ? target.substring(1) : stripped(label, '#'));
            case '!' -> label.isEmpty() ? "@" + command(target) : label;
            default -> label.isEmpty() || target.endsWith(label) ? target : label + " " + target;
        };
    }

    private static String stripped(String label, char sign) {
        return label.charAt(0) == sign ? label.substring(1) : label;
    }

    private static String command(String target) {
        int caret = target.indexOf('^');
        return caret < 0 ? target.substring(1) : target.substring(caret + 1);
    }
}
