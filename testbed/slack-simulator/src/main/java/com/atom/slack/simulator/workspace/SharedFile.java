package com.atom.slack.simulator.workspace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A file and where it was shared. The bytes of one that was really uploaded are kept elsewhere. */
public final class SharedFile {
    private static final long MOST_BYTES = 64L << 20;

    /** A message that carries the file; {@code thread} is empty outside one. */
    public record Share(Channel channel, String ts, String thread) {}

    private ObjectNode described;
    private final String home;
    private final String bornTs;
    private final List<Share> shares = new ArrayList<>(1);
    private boolean deleted;
    private boolean published;

    /**
     * @param described {@code id, name, title, mimetype, filetype, pretty_type, size, mode, user} and what else it has; with
     *     {@code as_is} it is the whole object that an export showed, to which nothing is added
     */
    SharedFile(ObjectNode described, Change change) {
        this(described, change.team(), change.eventTs());
    }

    /** As it would be after a message with it in that conversation. */
    static SharedFile standing(ObjectNode described, String home, Channel channel, String ts) {
        SharedFile file = new SharedFile(described, home, ts);
        file.shares.add(new Share(channel, ts, ""));
        return file;
    }

    private SharedFile(ObjectNode described, String home, String bornTs) {
        this.described = described;
        this.home = home;
        this.bornTs = bornTs;
    }

    public String id() {
        return described.path("id").asText();
    }

    public String name() {
        return described.path("name").asText();
    }

    public String title() {
        return described.path("title").asText();
    }

    public String user() {
        return described.path("user").asText();
    }

    public String mimetype() {
        return described.path("mimetype").asText();
    }

    /** Of the bytes there are to download: an imported file may say that it was larger. */
    public int sizeBytes() {
        return (int) Math.clamp(described.path("size").asLong(), 0, MOST_BYTES);
    }

    /** Made of its id and name, the same every time. */
    public byte[] bytes() {
        byte[] seed = (id() + " " + name() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[sizeBytes()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = seed[i % seed.length];
        }
        return bytes;
    }

    public String mode() {
        return described.path("mode").asText();
    }

    /** {@code T...} where it was uploaded. */
    String home() {
        return home;
    }

    /** The same file where these conversations have been copied, or nowhere. */
    SharedFile copied(Map<Channel, Channel> copies) {
        SharedFile copy = new SharedFile(described, home, bornTs);
        shares.stream()
                .filter(share -> copies.containsKey(share.channel()))
                .forEach(share -> copy.shares.add(new Share(copies.get(share.channel()), share.ts(), share.thread())));
        copy.deleted = deleted;
        copy.published = published;
        return copy;
    }

    /** Epoch seconds. */
    public long created() {
        return described.path("created").asLong(Ts.seconds(bornTs));
    }

    /** The event_ts of the change that made it. */
    public String bornTs() {
        return bornTs;
    }

    public boolean isDeleted() {
        return deleted;
    }

    /** Anybody with the public address may have it. */
    public boolean isPublished() {
        return published;
    }

    public List<Share> shares() {
        return shares;
    }

    public Stream<Channel> channels() {
        return shares.stream().map(Share::channel).distinct();
    }

    /** Stands in a public channel. */
    public boolean isPublic() {
        return channels().anyMatch(channel -> channel.kind() == Channel.Kind.PUBLIC);
    }

    /** A copy of what it was described with. */
    public ObjectNode described() {
        return described.deepCopy();
    }

    ObjectNode description() {
        return described;
    }

    void describe(ObjectNode patch) {
        described = described.deepCopy().setAll(patch);
    }

    void share(Channel channel, Change change) {
        shares.add(
                new Share(channel, change.ts(), change.data().path("thread_ts").asText("")));
    }

    void unshare(Channel channel, String ts) {
        shares.removeIf(share -> share.channel() == channel && share.ts().equals(ts));
    }

    void publish(boolean now) {
        published = now;
    }

    void delete() {
        deleted = true;
    }
}
