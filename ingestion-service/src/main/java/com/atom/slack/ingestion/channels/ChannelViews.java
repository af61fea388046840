package com.atom.slack.ingestion.channels;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;

import com.atom.slack.contracts.workspaces.WorkspaceState;
import com.atom.slack.ingestion.paging.Completeness;
import com.atom.slack.ingestion.workspaces.Workspaces;

/** Channels in the form of {@code SlackChannel} (api.md, section 5): what Slack gave, with what events said since. */
@ApplicationScoped
class ChannelViews {

    private final ObjectMapper mapper;
    private final Workspaces workspaces;

    ChannelViews(ObjectMapper mapper, Workspaces workspaces) {
        this.mapper = mapper;
        this.workspaces = workspaces;
    }

    ObjectNode of(String team, Row row) {
        Channel channel = ChannelStore.channel(row);
        ObjectNode view = read(row.getString("raw"));
        view.put("id", channel.id());
        if (channel.name() != null) {
            view.put("name", channel.name());
        }
        kind(view, channel);
        view.put("is_archived", channel.isArchived());
        view.put("is_member", channel.member());
        if (channel.topic() != null) {
            view.withObject("topic").put("value", channel.topic());
        }
        if (channel.purpose() != null) {
            view.withObject("purpose").put("value", channel.purpose());
        }
        if (row.getInteger("members") > 0) {
            view.put("members_count", row.getInteger("members"));
        }
        view.put("workspace_id", team);
        workspaces.find(team).map(WorkspaceState::name).ifPresent(name -> view.put("workspace_name", name));
        readable(view, channel);
        view.set(
                "completeness",
                mapper.valueToTree(Completeness.of(row.getLong("complete_since"), row.getLong("checked_at"))));
        return view;
    }

    private static void kind(ObjectNode view, Channel channel) {
        if (channel.kind() == ChannelKind.UNKNOWN) {
            return;
        }
        view.put("is_private", channel.isPrivate());
        view.put("is_im", channel.kind() == ChannelKind.IM);
        view.put("is_mpim", channel.kind() == ChannelKind.MPIM);
    }

    /** A bot reads only where it is a member; nothing joins on its own. */
    private static void readable(ObjectNode view, Channel channel) {
        view.put("readable", channel.readable());
        if (!channel.readable()) {
            view.put("not_readable_because", channel.isArchived() ? "archived_without_the_app" : "app_is_not_a_member");
            view.put(
                    "remedy",
                    channel.isArchived()
                            ? "unarchive the channel, then invite the app to it"
                            : "invite the app: in the channel, type /invite and the app's name");
        }
    }

    private ObjectNode read(String raw) {
        try {
            return (ObjectNode) mapper.readTree(Optional.ofNullable(raw).orElse("{}"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored channel is not JSON", impossible);
        }
    }
}
