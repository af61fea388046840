package com.atom.slack.simulator.acts;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.workspace.BlockRules;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.Ts;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/** A wish of the control side, its names looked up; what is unknown is refused. */
public record ActRequest(World world, ObjectNode json) {
    private static final Set<String> KNOWN = Set.of(
            "action",
            "team",
            "channel",
            "user",
            "text",
            "ts",
            "thread_ts",
            "name",
            "kind",
            "members",
            "inviter",
            "mimetype",
            "size",
            "profile",
            "real_name",
            "deleted",
            "app_id",
            "blocks",
            "with_team",
            "latest",
            "url",
            "title",
            "locale",
            "domain",
            "event",
            "enterprise",
            "bookmark",
            "new_name",
            "handle",
            "usergroup",
            "disabled",
            "file",
            "minutes");

    public ActRequest {
        json.fieldNames().forEachRemaining(field -> {
            if (!KNOWN.contains(field)) {
                throw new ActRefused("unknown_field", "no act knows the field " + field);
            }
        });
    }

    public String required(String field) {
        return optional(field).orElseThrow(() -> new ActRefused("missing_field", field + " is needed"));
    }

    public Optional<String> optional(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new ActRefused("invalid_field", field + " is to be a string");
        }
        return Optional.of(value.asText()).filter(text -> !text.isEmpty());
    }

    /** Without a name the only team, or the first. */
    public Team team() {
        return optional("team")
                .map(id -> world.team(id).orElseThrow(() -> new ActRefused("unknown_team", id)))
                .orElseGet(() -> world.teams().values().iterator().next());
    }

    /** By id, or by name without its hash. */
    public Channel channel() {
        String asked = required("channel");
        Team team = team();
        return team.channel(asked)
                .or(() -> team.channels().values().stream()
                        .filter(channel -> channel.name().equals(asked))
                        .findFirst())
                .orElseThrow(() -> new ActRefused("unknown_channel", asked));
    }

    public User user() {
        return user("user");
    }

    public User user(String field) {
        String asked = required(field);
        return team().user(asked)
                .or(() -> team().users().values().stream()
                        .filter(user -> user.name().equals(asked))
                        .findFirst())
                .orElseThrow(() -> new ActRefused("unknown_user", asked));
    }

    /** The people of {@code members}, by id, each once; none when it is absent. */
    Set<String> members() {
        JsonNode asked = json.path("members");
        if (!asked.isMissingNode() && !asked.isArray()) {
            throw new ActRefused("invalid_field", "members is to be a list of users' ids");
        }
        Set<String> members = new LinkedHashSet<>();
        asked.forEach(member -> members.add(team().user(member.asText())
                .orElseThrow(() -> new ActRefused("unknown_user", "members: " + member.asText()))
                .id()));
        return members;
    }

    /** The {@code blocks} of a message, such as Slack would take; empty when there are none. */
    Optional<ArrayNode> blocks() {
        JsonNode asked = json.path("blocks");
        if (asked.isMissingNode()) {
            return Optional.empty();
        }
        if (!(asked instanceof ArrayNode blocks)) {
            throw new ActRefused("invalid_blocks", "blocks is to be a list of objects");
        }
        BlockRules.fault(blocks).ifPresent(fault -> {
            throw new ActRefused("invalid_blocks", fault);
        });
        return Optional.of(blocks);
    }

    /** An address of the web. */
    Optional<String> link(String field) {
        return optional(field).map(link -> {
            if (!link.matches("https?://.+")) {
                throw new ActRefused("invalid_link", field + " is to be an http or https address, not " + link);
            }
            return link;
        });
    }

    /** Somebody who is in the channel, which is not archived. */
    public User member(Channel channel) {
        User user = user();
        if (channel.isArchived()) {
            throw new ActRefused("is_archived", channel.id() + " is archived");
        }
        if (!channel.has(user.id())) {
            throw new ActRefused("not_in_channel", user.id() + " is not in " + channel.id());
        }
        return user;
    }

    /** A message that is there. */
    public Message message(Channel channel, String field) {
        String ts = required(field);
        if (!Ts.isTs(ts)) {
            throw new ActRefused("invalid_ts", ts);
        }
        return channel.message(ts)
                .filter(message -> !message.isDeleted())
                .orElseThrow(() -> new ActRefused("unknown_message", ts + " is not in " + channel.id()));
    }

    /** A message that people may answer, edit and delete. */
    Message spoken(Channel channel, String field) {
        Message message = message(channel, field);
        if (message.isSystem()) {
            throw new ActRefused("system_message", message.ts() + " is a system message");
        }
        return message;
    }
}
