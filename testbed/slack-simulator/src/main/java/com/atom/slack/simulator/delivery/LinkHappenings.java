package com.atom.slack.simulator.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Change;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Escaping;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Team;

/** {@code link_shared}: somebody has written a link, which apps may unfurl whose domain it is of. */
final class LinkHappenings {
    static final String TYPE = "link_shared";

    private static final Pattern LINK = Pattern.compile("<(https?://([^/|>:?#]+)[^|>]*)[^>]*>");

    private LinkHappenings() {}

    static void posted(List<Happening> all, Team team, Channel channel, Message message, Change change) {
        Matcher link = LINK.matcher(message.text());
        ArrayNode links = Json.array();
        while (link.find()) {
            links.addObject().put("url", Escaping.unescaped(link.group(1))).put("domain", link.group(2));
        }
        if (links.isEmpty() || message.isSystem()) {
            return;
        }
        String own = message.extra().path("app_id").asText("");
        for (Team.Install install : team.installs().values()) {
            if (!install.appId().equals(own)) {
                ObjectNode event = Json.object().put("type", TYPE).put("channel", channel.id());
                event.put("is_bot_user_member", channel.has(install.botUser())).put("user", message.user());
                event.put("message_ts", message.ts());
                if (message.isReply()) {
                    event.put("thread_ts", message.parent());
                }
                String place = channel.id() + "/" + message.ts();
                byte[] opaque = place.getBytes(StandardCharsets.UTF_8);
                event.put("unfurl_id", Base64.getUrlEncoder().withoutPadding().encodeToString(opaque));
                event.put("source", "conversations_history").set("links", links);
                event.put("event_ts", change.eventTs());
                all.add(Happening.to(install.appId(), install.botUser(), TYPE, "links:read", event));
            }
        }
    }

    /** The event with the links of the app's domains and their subdomains alone; absent when there is none. */
    static Optional<ObjectNode> of(App app, ObjectNode event) {
        ArrayNode own = Json.array();
        event.path("links").forEach(link -> {
            String domain = link.path("domain").asText();
            boolean registered = app.settings().linkDomains().stream()
                    .anyMatch(known -> domain.equals(known) || domain.endsWith("." + known));
            if (registered) {
                own.add(link);
            }
        });
        return own.isEmpty() ? Optional.empty() : Optional.of(event.deepCopy().set("links", own));
    }
}
