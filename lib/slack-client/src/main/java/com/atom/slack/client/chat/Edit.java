package com.atom.slack.client.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;

import com.atom.slack.client.MessageAddress;

/**
 * A new content for a message of the app's own. It takes the place of everything: a text alone drops the blocks that were there.
 *
 * @param content with a text of at most 4,000 characters, a tenth of what a post may have
 */
public record Edit(MessageAddress message, Content content) {

    private static final int LONGEST = 4_000;

    public Edit {
        int length = switch (content) {
            case Content.Text(String text) -> text.length();
            case Content.Blocks(ArrayNode blocks, Content.Text words) ->
                words.text().length();
            case Content.Markdown markdown -> 0;
        };
        if (length > LONGEST) {
            throw new IllegalArgumentException("an edited text of " + length + " characters is longer than " + LONGEST);
        }
    }
}
