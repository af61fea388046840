package com.atom.slack.simulator.apps;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/**
 * What one sets on an app's pages at Slack.
 *
 * @param requestUrl         where events go; empty when nowhere
 * @param events             subscribed names, {@code message.channels} and so on
 * @param delayedEvents      after the three retries an event is tried hourly for a day
 * @param scopes             the most it may ask for; empty when anything
 * @param optionalScopes     bot scopes that a person may decline
 * @param optionalUserScopes user scopes that a person may decline
 * @param tokenRotation      access tokens last twelve hours; cannot be switched off again
 * @param pkce               a public client: codes are exchanged with a verifier; cannot be switched off again
 * @param orgReady           may be installed in a whole organisation
 * @param rateClass          {@code internal}, or {@code limited}: a page of 15 a minute for history and replies
 * @param interactivityUrl   where buttons, shortcuts and views go; empty when nowhere
 * @param optionsUrl         where menus load their options from; empty when nowhere
 * @param linkDomains        domains whose links the app hears of by {@code link_shared}
 * @param distribution       where it may be installed
 */
public record Settings(
        List<String> redirectUris,
        String requestUrl,
        List<String> events,
        boolean delayedEvents,
        List<String> scopes,
        List<String> optionalScopes,
        List<String> optionalUserScopes,
        boolean socketMode,
        boolean tokenRotation,
        boolean pkce,
        boolean orgReady,
        String rateClass,
        String interactivityUrl,
        String optionsUrl,
        List<Command> commands,
        List<String> linkDomains,
        Distribution distribution) {

    /** What an archive subscribes to. */
    private static final List<String> USUAL_EVENTS = List.of(
            "message.channels",
            "message.groups",
            "message.im",
            "message.mpim",
            "app_mention",
            "reaction_added",
            "reaction_removed",
            "channel_created",
            "channel_rename",
            "channel_archive",
            "channel_unarchive",
            "channel_left",
            "group_rename",
            "group_archive",
            "group_unarchive",
            "group_left",
            "im_created",
            "member_joined_channel",
            "member_left_channel",
            "file_created",
            "file_shared",
            "user_change",
            "team_join",
            "tokens_revoked",
            "app_uninstalled");

    static final Settings USUAL = new Settings(
            List.of(),
            "",
            USUAL_EVENTS,
            false,
            List.of(),
            List.of(),
            List.of(),
            false,
            false,
            false,
            false,
            "internal",
            "",
            "",
            List.of(),
            List.of(),
            Distribution.USUAL);

    /**
     * These with what somebody wishes otherwise.
     *
     * @throws IllegalArgumentException names the field that is of a wrong type or value
     */
    Settings patched(JsonNode wish) {
        String wanted = text(wish, "rate_class", rateClass);
        if (!wanted.equals("internal") && !wanted.equals("limited")) {
            throw new IllegalArgumentException("rate_class is internal or limited, not \"" + wanted + "\"");
        }
        return new Settings(
                strings(wish, "redirect_uris", redirectUris),
                text(wish, "request_url", requestUrl),
                strings(wish, "events", events),
                flag(wish, "delayed_events", delayedEvents),
                strings(wish, "scopes", scopes),
                strings(wish, "optional_scopes", optionalScopes),
                strings(wish, "optional_user_scopes", optionalUserScopes),
                flag(wish, "socket_mode", socketMode),
                oneWay(wish, "token_rotation", tokenRotation),
                oneWay(wish, "pkce", pkce),
                flag(wish, "org_ready", orgReady),
                wanted,
                text(wish, "interactivity_url", interactivityUrl),
                text(wish, "options_url", optionsUrl),
                wish.has("commands") ? commands(wish.get("commands")) : commands,
                strings(wish, "link_domains", linkDomains),
                distribution.patched(wish));
    }

    private static boolean oneWay(JsonNode wish, String name, boolean now) {
        if (now && !flag(wish, name, true)) {
            throw new IllegalArgumentException(name + " cannot be switched off again");
        }
        return flag(wish, name, now);
    }

    private static String text(JsonNode wish, String name, String now) {
        JsonNode value = wish.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw new IllegalArgumentException(name + " is to be a string");
        }
        return value.asText(now);
    }

    private static boolean flag(JsonNode wish, String name, boolean now) {
        JsonNode value = wish.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IllegalArgumentException(name + " is to be true or false");
        }
        return value.asBoolean(now);
    }

    private static List<String> strings(JsonNode wish, String name, List<String> now) {
        JsonNode value = wish.path(name);
        if (value.isMissingNode()) {
            return now;
        }
        List<String> strings = new ArrayList<>();
        value.forEach(item -> strings.add(item.isTextual() ? item.asText() : ""));
        if (!value.isArray() || strings.contains("")) {
            throw new IllegalArgumentException(name + " is to be a list of strings");
        }
        return List.copyOf(strings);
    }

    private static List<Command> commands(JsonNode list) {
        if (!list.isArray()) {
            throw new IllegalArgumentException("commands is to be a list of objects");
        }
        List<Command> commands = new ArrayList<>();
        list.forEach(command -> commands.add(Command.from(command)));
        return List.copyOf(commands);
    }

    void writeTo(ObjectNode json) {
        json.set("redirect_uris", Json.array(redirectUris));
        json.put("request_url", requestUrl);
        json.set("events", Json.array(events));
        json.put("delayed_events", delayedEvents);
        json.set("scopes", Json.array(scopes));
        json.set("optional_scopes", Json.array(optionalScopes));
        json.set("optional_user_scopes", Json.array(optionalUserScopes));
        json.put("socket_mode", socketMode).put("token_rotation", tokenRotation);
        json.put("pkce", pkce).put("org_ready", orgReady).put("rate_class", rateClass);
        json.put("interactivity_url", interactivityUrl).put("options_url", optionsUrl);
        ArrayNode list = json.putArray("commands");
        commands.forEach(command -> list.add(command.json()));
        json.set("link_domains", Json.array(linkDomains));
        distribution.writeTo(json);
    }
}
