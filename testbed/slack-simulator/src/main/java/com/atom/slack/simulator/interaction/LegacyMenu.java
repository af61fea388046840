package com.atom.slack.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/**
 * A menu from before there were blocks.
 *
 * @param json  the menu, with {@code name}, {@code data_source} and what belongs to it
 * @param shown the field of an option, and of a group, that a person reads: {@code text} in an attachment,
 *              {@code label} in a dialog
 */
record LegacyMenu(ObjectNode json, String shown) {
    private static final int MOST_OPTIONS = 100;

    String name() {
        return json.path("name").asText();
    }

    /** {@code static} unless it says otherwise. */
    String source() {
        return json.path("data_source").asText("static");
    }

    /** @throws ActRefused when a person could not choose it; what an app has yet to tell is taken as it comes */
    void admit(Team team, User user, String value) {
        boolean isThere = switch (source()) {
            case "external" -> true;
            case "users" -> team.user(value).isPresent();
            case "channels" ->
                team.channel(value)
                        .filter(channel -> channel.kind() == Channel.Kind.PUBLIC)
                        .isPresent();
            case "conversations" ->
                team.channel(value)
                        .filter(channel -> channel.kind() == Channel.Kind.PUBLIC || channel.has(user.id()))
                        .isPresent();
            default -> isOption(value);
        };
        if (!isThere) {
            throw new ActRefused("unknown_option", value + " is no option of " + name());
        }
    }

    private boolean isOption(String value) {
        if (isAmong(json.path("options"), value)) {
            return true;
        }
        for (JsonNode group : json.path("option_groups")) {
            if (isAmong(group.path("options"), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAmong(JsonNode options, String value) {
        for (JsonNode option : options) {
            if (option.path("value").asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** What is typed into a menu whose options the app tells; enough of it. */
    String typed(Ask ask) {
        if (!source().equals("external")) {
            throw new ActRefused("not_external", name() + " has its options from " + source());
        }
        String typed = ask.optional("value").orElse("");
        int least = json.path("min_query_length").asInt();
        if (typed.length() < least) {
            throw new ActRefused("too_short", name() + " asks from " + least + " characters on");
        }
        return typed;
    }

    /** Where such a menu asks; empty over a socket. */
    static String optionsUrl(App app) {
        String url = app.settings().optionsUrl();
        if (url.isEmpty() && !app.settings().socketMode()) {
            throw new ActRefused("no_url", app.id() + " has no options_url");
        }
        return url;
    }

    /** Adds the options that an app answers, or that they are none. */
    ObjectNode loaded(ObjectNode told, Reply reply) {
        if (!reply.isTaken()) {
            return told;
        }
        JsonNode answer = reply.json().orElseGet(Json::object);
        if (areOptions(answer.path("options"))) {
            return told.set("options", answer.get("options"));
        }
        if (areGroups(answer.path("option_groups"))) {
            return told.set("option_groups", answer.get("option_groups"));
        }
        return told.put("ok", false).put("error", "invalid_options");
    }

    private boolean areGroups(JsonNode groups) {
        if (!groups.isArray() || groups.size() > MOST_OPTIONS) {
            return false;
        }
        for (JsonNode group : groups) {
            if (!group.path(shown).isTextual() || !areOptions(group.path("options"))) {
                return false;
            }
        }
        return true;
    }

    private boolean areOptions(JsonNode options) {
        if (!options.isArray() || options.size() > MOST_OPTIONS) {
            return false;
        }
        for (JsonNode option : options) {
            if (!option.path(shown).isTextual() || !option.path("value").isTextual()) {
                return false;
            }
        }
        return true;
    }
}
