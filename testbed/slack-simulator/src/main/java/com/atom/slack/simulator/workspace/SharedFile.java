package com.atom.slack.simulator.workspace;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A file where it was shared. Its bytes are made on demand from its id. */
public final class SharedFile {
    private static final long MOST_BYTES = 64L << 20;

    private final ObjectNode described;
    private final Channel channel;
    private final long created;

    /**
     * @param described {@code id, name, title, mimetype, filetype, pretty_type, size, mode, user}; with {@code as_is} it is
     *     the whole object that an export showed, to which nothing is added
     */
    SharedFile(ObjectNode described, Channel channel, long created) {
        this.described = described;
        this.channel = channel;
        this.created = described.path("created").asLong(created);
    }

    public String id() {
        return described.path("id").asText();
    }

    public String name() {
        return described.path("name").asText();
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

    public Channel channel() {
        return channel;
    }

    /** The same file in the same conversation, as that one was copied. */
    SharedFile in(Channel copy) {
        return new SharedFile(described, copy, created);
    }

    /** Epoch seconds. */
    public long created() {
        return created;
    }

    /** The file as messages carry it. */
    public ObjectNode json(Team team) {
        String id = id();
        ObjectNode file = described.deepCopy();
        if (file.remove("as_is") != null) {
            return file;
        }
        file.put("created", created).put("timestamp", created);
        file.put("user_team", team.id())
                .put("editable", mode().equals("snippet"))
                .put("is_external", false);
        file.put("external_type", "").put("is_public", channel.kind() == Channel.Kind.PUBLIC);
        file.put("public_url_shared", false).put("display_as_bot", false).put("username", "");
        String base = "https://files.slack.com/files-pri/" + team.id() + "-" + id + "/";
        file.put("url_private", base + name()).put("url_private_download", base + "download/" + name());
        file.put("permalink", "https://" + team.domain() + ".slack.com/files/" + user() + "/" + id + "/" + name());
        file.put("permalink_public", "https://slack-files.com/" + team.id() + "-" + id + "-0000000000");
        file.put("has_rich_preview", false).put("file_access", "visible");
        return file;
    }

    /** The file as {@code files.list} and {@code files.info} show it: with where it was shared. */
    public ObjectNode listed(Team team) {
        ObjectNode file = json(team);
        Channel.Kind kind = channel.kind();
        var channels = file.putArray("channels");
        var groups = file.putArray("groups");
        var ims = file.putArray("ims");
        switch (kind) {
            case PUBLIC -> channels.add(channel.id());
            case PRIVATE, MPIM -> groups.add(channel.id());
            case IM -> ims.add(channel.id());
        }
        return file.put("comments_count", 0);
    }

    private String mode() {
        return described.path("mode").asText();
    }
}
