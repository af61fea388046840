package com.atom.slack.simulator.workspace;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change.Op;

/** Makes complete changes out of what somebody does; checks nothing. */
public final class Changes {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final World world;
    private final RandomGenerator random;
    private final NowMicros now;

    /** When it is, in microseconds since the epoch. */
    @FunctionalInterface
    public interface NowMicros {
        long get();
    }

    public Changes(World world, RandomGenerator random, NowMicros now) {
        this.world = world;
        this.random = random;
        this.now = now;
    }

    /** An id no object of this kind has had, such as {@code F08K2M9QXYZ}. */
    public String id(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('0');
        for (int i = 0; i < 9; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /** What a person types: with the mark of Slack's own client. */
    public ObjectNode typed(String user, String text) {
        UUID mark = new UUID(
                random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
        return Json.object().put("user", user).put("text", text).put("client_msg_id", mark.toString());
    }

    /** What a modern app posts as its bot user. */
    public static ObjectNode posted(User bot, String text) {
        return Json.object()
                .put("user", bot.id())
                .put("text", text)
                .put("bot_id", bot.botId())
                .put("app_id", bot.appId());
    }

    /** Makes a message a reply. */
    public static ObjectNode inThread(ObjectNode message, String parent, boolean broadcast) {
        message.put("thread_ts", parent);
        if (broadcast) {
            message.put("broadcast", true).put("subtype", "thread_broadcast");
        }
        return message;
    }

    /** A message with files; a text is optional. */
    public static ObjectNode withFiles(ObjectNode message, List<ObjectNode> files) {
        if (!message.has("subtype")) {
            message.put("subtype", "file_share");
        }
        message.putArray("files").addAll(files);
        return message;
    }

    public Change post(Team team, Channel channel, ObjectNode message) {
        String actor = message.path("user").asText(message.path("bot_id").asText());
        String ts = next();
        return new Change(Op.POST, team.id(), channel.id(), ts, ts, actor, message);
    }

    public Change edit(Team team, Channel channel, Message message, String actor, String text) {
        return edit(team, channel, message, actor, Json.object().put("text", text));
    }

    /** @param version {@code text}, and {@code blocks}, {@code attachments} and {@code metadata} where there are any */
    public Change edit(Team team, Channel channel, Message message, String actor, ObjectNode version) {
        return about(Op.EDIT, team, channel, message, actor, version);
    }

    /** What Slack itself adds to a message, such as the attachments of an unfurled link. */
    public Change annotate(Team team, Channel channel, Message message, ObjectNode fields) {
        return about(Op.ANNOTATE, team, channel, message, message.user(), fields);
    }

    /** Everything up to a moment disappears at once, as a retention policy does it. */
    public Change purge(Team team, Channel channel, String actor, String latest) {
        return ofChannel(Op.PURGE, team, channel, actor, Json.object().put("latest", latest));
    }

    /** @param kind public or private */
    public Change convert(Team team, Channel channel, String actor, Channel.Kind kind) {
        String subtype = "channel_convert_to_" + kind.wire();
        String text = "made this channel *" + kind.wire() + "*";
        ObjectNode data = Json.object().put("kind", kind.wire());
        return system(Op.CONVERT, team, channel, actor, subtype, text, data);
    }

    /** The channel goes on under another id, as when a private one is about to be shared. */
    public Change changeId(Team team, Channel channel, String actor) {
        return ofChannel(Op.CHANGE_ID, team, channel, actor, Json.object().put("new_channel", id("C")));
    }

    /** @param with {@code T...} or {@code E...} of the other side of Slack Connect */
    public Change share(Team team, Channel channel, String actor, String with, boolean share) {
        Op op = share ? Op.SHARE : Op.UNSHARE;
        return ofChannel(op, team, channel, actor, Json.object().put("with_team", with));
    }

    public Change deleteChannel(Team team, Channel channel, String actor) {
        return ofChannel(Op.DELETE_CHANNEL, team, channel, actor, Json.object());
    }

    /** A change of a conversation that no message stands for. */
    public Change ofChannel(Op op, Team team, Channel channel, String actor, ObjectNode data) {
        return new Change(op, team.id(), channel.id(), "", next(), actor, data);
    }

    public Change delete(Team team, Channel channel, Message message, String actor) {
        return about(Op.DELETE, team, channel, message, actor, Json.object());
    }

    public Change react(Team team, Channel channel, Message message, String actor, String name, boolean add) {
        return about(
                add ? Op.REACT : Op.UNREACT,
                team,
                channel,
                message,
                actor,
                Json.object().put("name", name));
    }

    /** A change of one message. */
    public Change about(Op op, Team team, Channel channel, Message message, String actor, ObjectNode data) {
        return new Change(op, team.id(), channel.id(), message.ts(), next(), actor, data);
    }

    /** @param described {@code name, kind, members[], is_general?, connected_team_ids?} */
    public Change createChannel(Team team, String actor, ObjectNode described) {
        String id = id(described.path("kind").asText().equals("im") ? "D" : "C");
        return new Change(Op.CREATE_CHANNEL, team.id(), id, "", next(), actor, described);
    }

    public Change rename(Team team, Channel channel, String actor, String name) {
        ObjectNode data = Json.object().put("name", name).put("old_name", channel.name());
        String text = "<@" + actor + "> has renamed the channel from \"" + channel.name() + "\" to \"" + name + "\"";
        return system(Op.RENAME, team, channel, actor, "channel_name", text, data);
    }

    public Change topic(Team team, Channel channel, String actor, String topic) {
        String text = "<@" + actor + "> set the channel topic: " + topic;
        return system(
                Op.TOPIC,
                team,
                channel,
                actor,
                "channel_topic",
                text,
                Json.object().put("topic", topic));
    }

    public Change purpose(Team team, Channel channel, String actor, String purpose) {
        String text = "<@" + actor + "> set the channel description: " + purpose;
        return system(
                Op.PURPOSE,
                team,
                channel,
                actor,
                "channel_purpose",
                text,
                Json.object().put("purpose", purpose));
    }

    public Change archive(Team team, Channel channel, String actor, boolean archive) {
        String subtype = archive ? "channel_archive" : "channel_unarchive";
        String text = "<@" + actor + "> " + (archive ? "archived" : "un-archived") + " the channel";
        return system(archive ? Op.ARCHIVE : Op.UNARCHIVE, team, channel, actor, subtype, text, Json.object());
    }

    /** @param inviter who brought the user in; absent when the user came by themselves */
    public Change join(Team team, Channel channel, String user, @Nullable String inviter) {
        ObjectNode data = Json.object();
        if (inviter != null) {
            data.put("inviter", inviter);
        }
        String text = "<@" + user + "> has joined the channel";
        return membership(Op.JOIN, team, channel, user, inviter == null ? user : inviter, "channel_join", text, data);
    }

    public Change leave(Team team, Channel channel, String user) {
        String text = "<@" + user + "> has left the channel";
        return membership(Op.LEAVE, team, channel, user, user, "channel_leave", text, Json.object());
    }

    private Change membership(
            Op op,
            Team team,
            Channel channel,
            String user,
            String actor,
            String subtype,
            String text,
            ObjectNode data) {
        data.put("user", user);
        if (channel.kind() == Channel.Kind.MPIM || channel.kind() == Channel.Kind.IM) {
            return new Change(op, team.id(), channel.id(), "", next(), actor, data);
        }
        Change made = system(op, team, channel, user, subtype, text, data);
        return new Change(op, team.id(), channel.id(), made.ts(), made.eventTs(), actor, made.data());
    }

    private Change system(
            Op op, Team team, Channel channel, String user, String subtype, String text, ObjectNode data) {
        String ts = next();
        data.put("user", user).put("text", text).put("subtype", subtype);
        return new Change(op, team.id(), channel.id(), ts, ts, user, data);
    }

    /** A workspace that nobody is in yet. */
    public Change createTeam(String name, String domain, Optional<Enterprise> enterprise) {
        ObjectNode data = Json.object().put("name", name).put("domain", domain);
        enterprise.ifPresent(org -> data.putObject("enterprise")
                .put("id", org.id())
                .put("name", org.name())
                .put("domain", org.domain()));
        return new Change(Op.CREATE_TEAM, id("T"), "", "", next(), "", data);
    }

    /** @param data {@code name} or {@code domain}, or both */
    public Change changeTeam(Team team, String actor, ObjectNode data) {
        return ofTeam(Op.CHANGE_TEAM, team, actor, data);
    }

    /** @param patch fields of the user object; {@code profile} field by field */
    public Change userChange(Team team, String user, ObjectNode patch) {
        ObjectNode data = Json.object().put("user", user);
        data.set("patch", patch);
        return ofTeam(Op.USER_CHANGE, team, user, data);
    }

    public Change teamJoin(Team team, ObjectNode user) {
        ObjectNode data = Json.object();
        data.set("user", user);
        return ofTeam(Op.TEAM_JOIN, team, user.path("id").asText(), data);
    }

    /**
     * Something of a past that was kept elsewhere: it is told now, the message keeps its ts.
     *
     * @param channel, ts empty where there is none
     */
    public Change imported(Op op, String team, String channel, String ts, String actor, ObjectNode data) {
        return new Change(op, team, channel, ts, next(), actor, data);
    }

    public Change ofTeam(Op op, Team team, String actor, ObjectNode data) {
        return new Change(op, team.id(), "", "", next(), actor, data);
    }

    /** @param enterprise {@code E...} */
    public Change ofOrganisation(Op op, String enterprise, String actor, ObjectNode data) {
        return new Change(op, enterprise, "", "", next(), actor, data);
    }

    /** A ts that nothing else has, for what is not kept. */
    public String freshTs() {
        return next();
    }

    private String next() {
        return world.nextTs(now.get());
    }

    /** Epoch seconds of this moment. */
    public long seconds() {
        return now.get() / 1_000_000;
    }
}
