package com.atom.slack.ingestion.search;

import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.messages.MessageId;

/**
 * One message that was found.
 *
 * @param score the greater the better; 0 when no words were asked for
 * @param snippet parts of the text, the hits between {@link #START} and {@link #END}; absent when no words were asked for
 */
record Hit(MessageId id, double score, @Nullable String snippet) {

    /** Private-use characters that the search function takes out of texts before it puts its own in. */
    static final char START = '\uE000';

    static final char END = '\uE001';

    /** The snippet as HTML: everything escaped, the hits in {@code <em>}. */
    @Nullable
    String html() {
        if (snippet == null) {
            return null;
        }
        StringBuilder html = new StringBuilder(snippet.length() + 32);
        snippet.chars().forEach(unit -> {
            switch (unit) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case START -> html.append("<em>");
                case END -> html.append("</em>");
                default -> html.append((char) unit);
            }
        });
        return html.toString();
    }
}
