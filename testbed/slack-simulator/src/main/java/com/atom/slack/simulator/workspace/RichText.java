package com.atom.slack.simulator.workspace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** The {@code rich_text} block that Slack's own clients send beside the text a person typed. */
final class RichText {
    private static final Pattern PART =
            Pattern.compile("<([^<>]+)>|:(\\+1|-1|100|[a-z][a-z0-9_+-]*(?:::skin-tone-[2-6])?):"
                    + "|(?<!\\w)\\*([^*\\n]+)\\*(?!\\w)|(?<!\\w)_([^_\\n]+)_(?!\\w)|`([^`\\n]+)`");

    /** {@code !date^seconds^format^link|fallback}, the link being optional. */
    private static final Pattern DATE = Pattern.compile("!date\\^(\\d{1,12})\\^([^^|]+)(?:\\^([^|]+))?\\|(.*)");

    private RichText() {}

    static ArrayNode blocks(String ts, String text) {
        ObjectNode section = Json.object().put("type", "rich_text_section");
        ArrayNode elements = section.putArray("elements");
        Matcher matcher = PART.matcher(text);
        int from = 0;
        while (matcher.find()) {
            plain(elements, text.substring(from, matcher.start()));
            elements.add(part(matcher));
            from = matcher.end();
        }
        plain(elements, text.substring(from));
        ObjectNode block = Json.object().put("type", "rich_text");
        block.put("block_id", Integer.toString(Math.floorMod(ts.hashCode(), 60_466_176), 36));
        block.putArray("elements").add(section);
        return Json.array().add(block);
    }

    private static void plain(ArrayNode elements, String text) {
        if (!text.isEmpty()) {
            elements.addObject().put("type", "text").put("text", Escaping.unescaped(text));
        }
    }

    private static ObjectNode part(Matcher matcher) {
        if (matcher.group(1) != null) {
            return control(matcher.group(1));
        }
        if (matcher.group(2) != null) {
            return Json.object().put("type", "emoji").put("name", matcher.group(2));
        }
        if (matcher.group(3) != null) {
            return styled(matcher.group(3), "bold");
        }
        return matcher.group(4) != null ? styled(matcher.group(4), "italic") : styled(matcher.group(5), "code");
    }

    private static ObjectNode styled(String text, String style) {
        ObjectNode element = Json.object().put("type", "text").put("text", Escaping.unescaped(text));
        element.putObject("style").put(style, true);
        return element;
    }

    private static ObjectNode control(String inside) {
        String[] halves = inside.split("\\|", 2);
        String head = halves[0];
        return switch (head.charAt(0)) {
            case '@' -> Json.object().put("type", "user").put("user_id", head.substring(1));
            case '#' -> Json.object().put("type", "channel").put("channel_id", head.substring(1));
            case '!' -> special(inside, head);
            default -> {
                ObjectNode link = Json.object().put("type", "link").put("url", Escaping.unescaped(head));
                yield halves.length == 2 ? link.put("text", Escaping.unescaped(halves[1])) : link;
            }
        };
    }

    private static ObjectNode special(String inside, String head) {
        if (head.startsWith("!subteam^")) {
            return Json.object().put("type", "usergroup").put("usergroup_id", head.substring(9));
        }
        Matcher date = DATE.matcher(inside);
        if (!date.matches()) {
            return Json.object().put("type", "broadcast").put("range", head.substring(1));
        }
        ObjectNode element = Json.object().put("type", "date").put("timestamp", Long.parseLong(date.group(1)));
        element.put("format", Escaping.unescaped(date.group(2)));
        if (date.group(3) != null) {
            element.put("url", Escaping.unescaped(date.group(3)));
        }
        return element.put("fallback", Escaping.unescaped(date.group(4)));
    }
}
