package com.atom.slack.simulator.workspace;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** A file as Slack shows it. */
public final class FileJson {
    private FileJson() {}

    /** What is left of a deleted one in the messages that carried it. */
    static ObjectNode tombstone(String id) {
        return Json.object().put("id", id).put("mode", "tombstone");
    }

    /** The file as messages carry it. */
    public static ObjectNode carried(Team team, SharedFile file) {
        if (file.isDeleted()) {
            return tombstone(file.id());
        }
        ObjectNode json = file.description().deepCopy();
        if (json.remove("as_is") != null) {
            return json;
        }
        json.put("created", file.created()).put("timestamp", file.created());
        json.put("user_team", file.home()).put("editable", file.mode().equals("snippet"));
        json.put("is_external", false).put("external_type", "").put("is_public", file.isPublic());
        json.put("public_url_shared", file.isPublished()).put("display_as_bot", false);
        json.put("username", "");
        addresses(json, team, file);
        return json.put("has_rich_preview", false).put("file_access", "visible");
    }

    private static void addresses(ObjectNode json, Team team, SharedFile file) {
        String own = file.home() + "-" + file.id();
        String name = file.name().replaceAll("[^A-Za-z0-9._-]", "_").toLowerCase(Locale.ROOT);
        String base = team.filesAt() + "/files-pri/" + own + "/";
        json.put("url_private", base + name).put("url_private_download", base + "download/" + name);
        if (file.mimetype().startsWith("image/")) {
            String thumb = team.filesAt() + "/files-tmb/" + own + "-" + (file.id() + "0000").substring(1, 5) + "/";
            for (int size : new int[] {64, 80, 160, 360, 480}) {
                json.put("thumb_" + size, thumb + size + "_" + name);
            }
            json.put("thumb_360_w", 360).put("thumb_360_h", 270);
            json.put("thumb_480_w", 480).put("thumb_480_h", 360);
            json.put("original_w", 800).put("original_h", 600);
        }
        String domain = "https://" + team.domain() + ".slack.com/files/" + file.user() + "/" + file.id() + "/";
        json.put("permalink", domain + name);
        json.put("permalink_public", "https://slack-files.com/" + own + "-" + secret(file));
    }

    /** The last part of a public address; the same for as long as the file is there. */
    public static String secret(SharedFile file) {
        String spread = Long.toHexString((file.id() + file.bornTs()).hashCode() * 0x9E3779B97F4A7C15L);
        return (spread + "0000000000").substring(0, 10);
    }

    /** The file as {@code files.list} and {@code files.info} show it: with where it was shared. */
    public static ObjectNode listed(Team team, SharedFile file) {
        ObjectNode json = carried(team, file);
        ArrayNode channels = json.putArray("channels");
        ArrayNode groups = json.putArray("groups");
        ArrayNode ims = json.putArray("ims");
        file.channels().forEach(channel -> {
            switch (channel.kind()) {
                case PUBLIC -> channels.add(channel.id());
                case PRIVATE, MPIM -> groups.add(channel.id());
                case IM -> ims.add(channel.id());
            }
        });
        json.set("shares", shares(team, file));
        return json.put("comments_count", 0);
    }

    private static ObjectNode shares(Team team, SharedFile file) {
        Map<String, ObjectNode> byKind = new TreeMap<>();
        for (SharedFile.Share share : file.shares()) {
            Channel channel = share.channel();
            String kind = channel.kind() == Channel.Kind.PUBLIC ? "public" : "private";
            ObjectNode of = byKind.computeIfAbsent(kind, unknown -> Json.object());
            ArrayNode here = of.has(channel.id()) ? (ArrayNode) of.get(channel.id()) : of.putArray(channel.id());
            here.add(share(team, share));
        }
        ObjectNode shares = Json.object();
        byKind.forEach(shares::set);
        return shares;
    }

    private static ObjectNode share(Team team, SharedFile.Share share) {
        Channel channel = share.channel();
        ObjectNode json = Json.object();
        int replies = channel.message(share.ts())
                .map(message -> channel.replies(message).size())
                .orElse(0);
        json.putArray("reply_users");
        json.put("reply_users_count", 0).put("reply_count", replies).put("ts", share.ts());
        if (!share.thread().isEmpty()) {
            json.put("thread_ts", share.thread());
        }
        if (!channel.name().isEmpty()) {
            json.put("channel_name", channel.name());
        }
        return json.put("team_id", team.id());
    }
}
