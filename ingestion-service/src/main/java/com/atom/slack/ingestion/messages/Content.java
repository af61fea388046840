package com.atom.slack.ingestion.messages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.ingestion.wire.Fields;
import com.atom.slack.ingestion.wire.SlackText;
import com.atom.slack.ingestion.wire.SlackTs;
import com.atom.slack.ingestion.wire.Storable;

/**
 * One content of a message. Of several the greatest by (rank, observation time, hash, hash of the whole) is the message's.
 *
 * @param rank microseconds of {@code edited.ts}, or of ts while it was not edited; an edit within the second of its post is
 *     just after the post, although Slack gives the edit's time in whole seconds
 * @param observedAt microseconds; 0 when it was only retold as a former content
 * @param hash what it says, without what surrounds it
 * @param rawHash of the whole object
 * @param raw the whole object; absent when it is the one already in the row
 * @param repliesTo ts of the thread's parent; absent for parents and outside threads
 * @param length code points of the unescaped text
 */
record Content(
        long rank,
        long observedAt,
        String hash,
        String rawHash,
        @Nullable Raw raw,
        @Nullable String user,
        @Nullable String bot,
        @Nullable String subtype,
        @Nullable String repliesTo,
        int length,
        int mentions,
        List<String> files)
        implements Comparable<Content> {

    private static final Comparator<Content> ORDER = Comparator.comparingLong(Content::rank)
            .thenComparingLong(Content::observedAt)
            .thenComparing(Content::hash)
            .thenComparing(Content::rawHash);

    /**
     * The parts that are written once and never read back by the fold.
     *
     * @param plain the text as people read it; absent where it equals the text
     */
    record Raw(
            String json,
            boolean altered,
            @Nullable String text,
            @Nullable String plain,
            @Nullable String parentUser,
            @Nullable String editedTs,
            boolean hasLink) {}

    /** Reads a message object of an event or a page. */
    static Content of(JsonNode message, String ts, long observedAt) {
        Storable storable = Storable.of(message);
        JsonNode node = storable.node();
        String json = storable.json();
        String text = node.path("text").asText("");
        String threadTs = Fields.text(node, "thread_ts");
        String repliesTo = threadTs == null || threadTs.equals(ts) || !SlackTs.valid(threadTs) ? null : threadTs;
        String editedTs = Fields.text(node.path("edited"), "ts");
        List<String> files = files(node.path("files"));
        String plain = SlackText.plain(text);
        return new Content(
                saidAt(SlackTs.micros(ts), editedTs),
                observedAt,
                ContentHash.of(node, String.valueOf(repliesTo), files),
                ContentHash.digest(json),
                new Raw(
                        json,
                        storable.altered(),
                        text,
                        plain.equals(text) ? null : plain,
                        Fields.text(node, "parent_user_id"),
                        editedTs,
                        SlackText.links(text)),
                Fields.text(node, "user"),
                Fields.text(node, "bot_id"),
                Fields.text(node, "subtype"),
                repliesTo,
                SlackText.length(text),
                SlackText.mentions(text),
                files);
    }

    private static long saidAt(long postedAt, @Nullable String editedTs) {
        return SlackTs.valid(editedTs) ? Math.max(SlackTs.micros(editedTs), postedAt + 1) : postedAt;
    }

    private static List<String> files(JsonNode files) {
        List<String> ids = new ArrayList<>();
        files.forEach(file -> {
            String id = Fields.text(file, "id");
            if (id != null && id.indexOf(',') < 0) {
                ids.add(id);
            }
        });
        return List.copyOf(ids);
    }

    /** Whether the channel's own timeline shows it: everything but plain replies. */
    boolean inChannel() {
        return repliesTo == null || "thread_broadcast".equals(subtype) || "reply_broadcast".equals(subtype);
    }

    /** The same content, observed later. */
    Content seenAgain(long later) {
        return new Content(rank, later, hash, rawHash, raw, user, bot, subtype, repliesTo, length, mentions, files);
    }

    @Override
    public int compareTo(Content other) {
        return ORDER.compare(this, other);
    }
}
