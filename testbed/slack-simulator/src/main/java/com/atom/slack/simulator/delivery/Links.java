package com.atom.slack.simulator.delivery;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.Message;

/** {@code link_shared}: a message has links, and each app hears of those to the domains it has registered. */
final class Links {
    static final String TYPE = "link_shared";

    private Links() {}

    /** With all links; empty when the message has none. */
    static Optional<Happening> in(Channel channel, Message message) {
        ArrayNode links = Json.array();
        for (String url : Escaping.links(message.text())) {
            domain(url)
                    .ifPresent(domain -> links.addObject().put("domain", domain).put("url", url));
        }
        if (links.isEmpty() || message.isSystem()) {
            return Optional.empty();
        }
        ObjectNode event = Json.object().put("type", TYPE).put("channel", channel.id());
        event.put("user", message.user()).put("message_ts", message.ts());
        if (message.isReply()) {
            event.put("thread_ts", message.parent());
        }
        event.set("links", links);
        event.put("source", "conversations_history").put("unfurl_id", channel.id() + "." + message.ts());
        return Optional.of(Happening.everywhere(TYPE, "links:read", event.put("event_ts", message.ts())));
    }

    private static Optional<String> domain(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What of it concerns an app; empty when none of its domains is among the links. */
    static Optional<Happening> of(App app, boolean isMember, Happening happening) {
        List<JsonNode> own = new ArrayList<>();
        happening.event().path("links").forEach(link -> {
            String domain = link.path("domain").asText();
            if (app.settings().linkDomains().stream()
                    .anyMatch(registered -> domain.equals(registered) || domain.endsWith("." + registered))) {
                own.add(link);
            }
        });
        if (own.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode event = happening.event().deepCopy();
        event.putArray("links").addAll(own);
        event.put("is_bot_user_member", isMember);
        return Optional.of(Happening.everywhere(TYPE, happening.scope(), event));
    }
}
