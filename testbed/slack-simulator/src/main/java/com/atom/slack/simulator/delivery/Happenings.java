package com.atom.slack.simulator.delivery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Change.Op;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.MessageJson;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.World;

/** The events Slack tells of a change: the shapes of Slack's documentation, section 2 of the platform notes. */
public final class Happenings {
    private static final String USERS = "users:read";
    private static final Set<Op> OF_MESSAGES = EnumSet.of(Op.POST, Op.EDIT, Op.DELETE);

    private final World world;

    public Happenings(World world) {
        this.world = world;
    }

    /** The message as it was, metadata and all; asked before the change is applied, null when the change touches none. */
    public @Nullable ObjectNode before(Change change) {
        if (change.op() != Op.EDIT && change.op() != Op.DELETE && change.op() != Op.ANNOTATE) {
            return null;
        }
        Team team = world.teams().get(change.team());
        Channel channel = team.channels().get(change.channel());
        return channel.message(change.ts())
                .map(message -> {
                    ObjectNode tree = MessageJson.tree(team, channel, message);
                    return message.metadata().isMissingNode()
                            ? tree
                            : tree.<ObjectNode>set("metadata", message.metadata());
                })
                .orElse(null);
    }

    /** Asked after the change is applied. */
    List<Happening> of(Change change, @Nullable ObjectNode before) {
        if (change.isOfOrganisation()) {
            return InstallHappenings.ofOrganisation(change);
        }
        Team team = world.teams().get(change.team());
        Channel channel = channel(team, change);
        List<Happening> all = new ArrayList<>();
        JsonNode metadata =
                before != null && before.has("metadata") ? before.remove("metadata") : MissingNode.getInstance();
        if (change.ts().equals(change.eventTs()) && channel != null) {
            posted(all, team, channel, change);
        }
        switch (change.op()) {
            case EDIT, ANNOTATE -> all.add(hidden(team, channel, change, before, "message_changed"));
            case DELETE -> {
                deleted(all, team, channel, change, before);
                FileHappenings.unshared(all, channel, before, change);
            }
            case REACT -> all.add(reaction(channel, change, "reaction_added"));
            case UNREACT -> all.add(reaction(channel, change, "reaction_removed"));
            case USER_CHANGE -> changed(all, team, change);
            case TEAM_JOIN ->
                all.add(user(
                        team,
                        change,
                        "team_join",
                        change.data().path("user").path("id").asText()));
            case REVOKE, UNINSTALL -> InstallHappenings.gone(all, change);
            case APP_HOME_OPENED -> all.add(homeOpened(change));
            case RAISE_EVENT -> all.add(raised(change));
            case POST, INSTALL, CREATE_TEAM -> {}
            case CHANGE_TEAM -> renamed(all, change);
            default -> {
                ChannelHappenings.add(all, team, channel, change);
                FittingHappenings.add(all, team, channel, change);
            }
        }
        if (channel != null && OF_MESSAGES.contains(change.op())) {
            MetadataHappenings.add(all, team, channel, change, metadata);
        }
        return all;
    }

    /** Under its new id when it has just got one; null when the change concerns none. */
    private static @Nullable Channel channel(Team team, Change change) {
        return switch (change.op()) {
            case CHANGE_ID ->
                team.channels().get(change.data().path("new_channel").asText());
            case DELETE_CHANNEL -> team.deletedChannels().get(change.channel());
            default -> team.channels().get(change.channel());
        };
    }

    /** {@code user_change} always, and what it was about beside it. */
    private static void changed(List<Happening> all, Team team, Change change) {
        String user = change.data().path("user").asText();
        all.add(user(team, change, "user_change", user));
        List<String> fields = new ArrayList<>();
        change.data().path("patch").path("profile").fieldNames().forEachRemaining(fields::add);
        if (fields.stream().anyMatch(field -> field.startsWith("status_"))) {
            all.add(user(team, change, "user_status_changed", user));
        }
        if (fields.stream().anyMatch(field -> !field.startsWith("status_"))) {
            all.add(user(team, change, "user_profile_changed", user));
        }
    }

    private static void renamed(List<Happening> all, Change change) {
        ObjectNode data = change.data();
        if (data.has("name")) {
            ObjectNode event = Json.object().put("type", "team_rename").put("team_id", change.team());
            event.set("name", data.get("name"));
            all.add(Happening.everywhere("team_rename", "team:read", event.put("event_ts", change.eventTs())));
        }
        if (data.has("domain")) {
            String domain = data.path("domain").asText();
            ObjectNode event = Json.object().put("type", "team_domain_change").put("team_id", change.team());
            event.put("url", "https://" + domain + ".slack.com").put("domain", domain);
            all.add(Happening.everywhere("team_domain_change", "team:read", event.put("event_ts", change.eventTs())));
        }
    }

    private static void posted(List<Happening> all, Team team, Channel channel, Change change) {
        Message message = channel.message(change.ts()).orElseThrow();
        ObjectNode event = inChannel(MessageJson.tree(team, channel, message), channel, change.eventTs());
        if (channel.isShared() && event.has("files")) {
            stubs(event);
        }
        all.add(message(channel, event));
        Links.in(channel, message).ifPresent(all::add);
        for (Team.Install install : team.installs().values()) {
            if (message.text().contains("<@" + install.botUser() + ">")
                    && channel.has(install.botUser())
                    && !message.isSystem()) {
                ObjectNode mention = event.deepCopy().put("type", "app_mention");
                mention.remove("channel_type");
                all.add(Happening.to(install.appId(), install.botUser(), "app_mention", "app_mentions:read", mention));
            }
        }
        FileHappenings.shared(all, team, channel, message, change);
    }

    /** Over Slack Connect an event's files are stubs; {@code files.info} tells the rest. */
    private static void stubs(ObjectNode event) {
        ArrayNode stubs = Json.array();
        event.path("files").forEach(file -> {
            ObjectNode stub = stubs.addObject().put("id", file.path("id").asText());
            stub.put("created", 0).put("timestamp", 0).put("user", "").put("mode", "file_access");
            stub.put("file_access", "check_file_info");
        });
        event.set("files", stubs);
    }

    private static ObjectNode inChannel(ObjectNode event, Channel channel, String eventTs) {
        event.put("channel", channel.id()).put("event_ts", eventTs);
        return event.put("channel_type", channel.kind().eventType());
    }

    private static Happening message(Channel channel, ObjectNode event) {
        String family = channel.kind().family();
        return Happening.in(channel, "message." + family, family + ":history", event);
    }

    private static void deleted(
            List<Happening> all, Team team, Channel channel, Change change, @Nullable ObjectNode before) {
        Message message = channel.message(change.ts()).orElseThrow();
        if (message.isTombstone()) {
            all.add(hidden(team, channel, change, before, "message_changed"));
            return;
        }
        ObjectNode event = Json.object().put("type", "message").put("subtype", "message_deleted");
        event.put("hidden", true).put("deleted_ts", change.ts());
        if (before != null) {
            event.set("previous_message", before);
        }
        all.add(message(channel, inChannel(event.put("ts", change.eventTs()), channel, change.eventTs())));
    }

    private static Happening hidden(
            Team team, Channel channel, Change change, @Nullable ObjectNode before, String subtype) {
        Message message = channel.message(change.ts()).orElseThrow();
        ObjectNode event =
                Json.object().put("type", "message").put("subtype", subtype).put("hidden", true);
        event.set("message", MessageJson.tree(team, channel, message));
        if (before != null) {
            event.set("previous_message", before);
        }
        return message(channel, inChannel(event.put("ts", change.eventTs()), channel, change.eventTs()));
    }

    private static Happening reaction(Channel channel, Change change, String type) {
        ObjectNode event = Json.object().put("type", type).put("user", change.actor());
        event.set("reaction", change.data().path("name"));
        channel.message(change.ts())
                .map(Message::user)
                .filter(author -> !author.isEmpty())
                .ifPresent(author -> event.put("item_user", author));
        event.putObject("item")
                .put("type", "message")
                .put("channel", channel.id())
                .put("ts", change.ts());
        return Happening.in(channel, type, "reactions:read", event.put("event_ts", change.eventTs()));
    }

    private static Happening user(Team team, Change change, String type, String user) {
        ObjectNode event = Json.object().put("type", type);
        event.set("user", team.user(user).map(known -> known.json(true)).orElseThrow());
        event.put(
                "cache_ts",
                Long.parseLong(change.eventTs().substring(0, change.eventTs().indexOf('.'))));
        return Happening.everywhere(type, USERS, event.put("event_ts", change.eventTs()));
    }

    /** As somebody described it; nothing in the workspace changes by it. */
    private static Happening raised(Change change) {
        ObjectNode event = change.data().path("event").deepCopy();
        String subscription = EventTypes.subscription(event);
        return Happening.everywhere(subscription, "", event.put("event_ts", change.eventTs()));
    }

    private static Happening homeOpened(Change change) {
        ObjectNode event = Json.object().put("type", "app_home_opened").put("user", change.actor());
        event.set("channel", change.data().path("channel"));
        event.set("tab", change.data().path("tab"));
        if (change.data().has("view")) {
            event.set("view", change.data().get("view"));
        }
        event.put("event_ts", change.eventTs());
        String bot = change.data().path("bot").asText();
        return Happening.to(change.data().path("app_id").asText(), bot, "app_home_opened", "", event);
    }
}
