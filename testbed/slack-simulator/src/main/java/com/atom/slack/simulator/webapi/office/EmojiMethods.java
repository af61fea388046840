package com.atom.slack.simulator.webapi.office;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;

/** The workspace's own emoji. People add them in Slack itself: see the act {@code add_emoji}. */
final class EmojiMethods {
    private EmojiMethods() {}

    static Stream<ApiMethod> all() {
        return Stream.of(ApiMethod.read("emoji.list", ApiMethod.TIER_2, "emoji:read", EmojiMethods::list));
    }

    private static ObjectNode list(ApiCall call) {
        call.needs("emoji:read");
        ObjectNode answer = Json.object();
        ObjectNode emoji = answer.putObject("emoji");
        call.team().office().emoji().forEach(emoji::put);
        answer.put("cache_ts", call.team().office().emojiChanged());
        if (call.flag("include_categories")) {
            ArrayNode categories = answer.put("categories_version", "5").putArray("categories");
            categories
                    .addObject()
                    .put("name", "Smileys & People")
                    .putArray("emoji_names")
                    .add("grinning")
                    .add("wave");
            categories
                    .addObject()
                    .put("name", "Objects")
                    .putArray("emoji_names")
                    .add("memo")
                    .add("tada");
        }
        return answer;
    }
}
