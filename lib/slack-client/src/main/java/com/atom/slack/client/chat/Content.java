package com.atom.slack.client.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** What a message says. Slack takes Markdown only by itself, so the three exclude one another. */
public sealed interface Content {

    /**
     * In Slack's own mark-up, with {@code & < >} escaped by the caller.
     *
     * @param text not blank, at most 40,000 characters: Slack would cut the rest off without a word
     */
    record Text(String text) implements Content {

        private static final int LONGEST = 40_000;

        public Text {
            require(text, LONGEST);
        }
    }

    /**
     * Laid out.
     *
     * @param blocks at least one
     * @param words for notifications and screen readers, which show no blocks
     */
    record Blocks(ArrayNode blocks, Text words) implements Content {

        public Blocks {
            if (blocks.isEmpty()) {
                throw new IllegalArgumentException("a message of blocks has at least one");
            }
        }
    }

    /**
     * Plain Markdown, which Slack turns into blocks.
     *
     * @param markdown not blank, at most 12,000 characters
     */
    record Markdown(String markdown) implements Content {

        private static final int LONGEST = 12_000;

        public Markdown {
            require(markdown, LONGEST);
        }
    }

    private static void require(String words, int longest) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("a message without words cannot be posted");
        }
        if (words.length() > longest) {
            throw new IllegalArgumentException("a text of " + words.length() + " characters is longer than " + longest);
        }
    }
}
