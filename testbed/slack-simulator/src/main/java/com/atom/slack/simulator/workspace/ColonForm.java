package com.atom.slack.simulator.workspace;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack keeps an emoji as its name between colons; of its two thousand these are the ones people type most. */
final class ColonForm {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("\u2705", "white_check_mark"),
            Map.entry("\u270c", "v"),
            Map.entry("\u2728", "sparkles"),
            Map.entry("\u274c", "x"),
            Map.entry("\u2757", "exclamation"),
            Map.entry("\u2764", "heart"),
            Map.entry("\u2b50", "star"),
            Map.entry("\u26a0", "warning"),
            Map.entry("\u2615", "coffee"),
            Map.entry("\ud83c\udf55", "pizza"),
            Map.entry("\ud83c\udf82", "birthday"),
            Map.entry("\ud83c\udf89", "tada"),
            Map.entry("\ud83c\udf8a", "confetti_ball"),
            Map.entry("\ud83d\udc1b", "bug"),
            Map.entry("\ud83d\udc40", "eyes"),
            Map.entry("\ud83d\udc4b", "wave"),
            Map.entry("\ud83d\udc4c", "ok_hand"),
            Map.entry("\ud83d\udc4d", "+1"),
            Map.entry("\ud83d\udc4e", "-1"),
            Map.entry("\ud83d\udc4f", "clap"),
            Map.entry("\ud83d\udca1", "bulb"),
            Map.entry("\ud83d\udcaa", "muscle"),
            Map.entry("\ud83d\udcaf", "100"),
            Map.entry("\ud83d\udd25", "fire"),
            Map.entry("\ud83d\ude00", "grinning"),
            Map.entry("\ud83d\ude01", "grin"),
            Map.entry("\ud83d\ude02", "joy"),
            Map.entry("\ud83d\ude04", "smile"),
            Map.entry("\ud83d\ude05", "sweat_smile"),
            Map.entry("\ud83d\ude09", "wink"),
            Map.entry("\ud83d\ude0a", "blush"),
            Map.entry("\ud83d\ude0d", "heart_eyes"),
            Map.entry("\ud83d\ude0e", "sunglasses"),
            Map.entry("\ud83d\ude22", "cry"),
            Map.entry("\ud83d\ude2d", "sob"),
            Map.entry("\ud83d\ude31", "scream"),
            Map.entry("\ud83d\ude42", "slightly_smiling_face"),
            Map.entry("\ud83d\ude4c", "raised_hands"),
            Map.entry("\ud83d\ude4f", "pray"),
            Map.entry("\ud83d\ude80", "rocket"),
            Map.entry("\ud83e\udd14", "thinking_face"));

    /** One of them, perhaps with the selector of its coloured form and a skin tone. */
    private static final Pattern EMOJI =
            Pattern.compile("(" + String.join("|", NAMES.keySet()) + ")\\x{fe0f}?([\\x{1f3fb}-\\x{1f3ff}])?");

    private static final int FIRST_TONE = 0x1f3fb;

    private ColonForm() {}

    static String of(String text) {
        return text.codePoints().allMatch(each -> each < 0x2000) ? text : replaced(text);
    }

    private static String replaced(String text) {
        Matcher matcher = EMOJI.matcher(text);
        StringBuilder named = new StringBuilder();
        while (matcher.find()) {
            String tone = matcher.group(2) == null
                    ? ""
                    : ":skin-tone-" + (matcher.group(2).codePointAt(0) - FIRST_TONE + 2) + ":";
            String name = ":" + NAMES.get(matcher.group(1)) + ":";
            matcher.appendReplacement(named, Matcher.quoteReplacement(name + tone));
        }
        return matcher.appendTail(named).toString();
    }
}
