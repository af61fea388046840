package com.atom.slack.simulator.interaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.ActRefused;
import com.atom.slack.simulator.acts.ActRequest;
import com.atom.slack.simulator.apps.App;
import com.atom.slack.simulator.apps.Vault;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/**
 * What a person is to do with an app, its names looked up; what is unknown is refused.
 *
 * @param who  the part that is common to all acts
 * @param json the whole wish
 */
record Ask(ActRequest who, ObjectNode json) {
    private static final List<String> COMMON = List.of("action", "team", "channel", "user", "ts");

    /** @param own fields that this act knows besides the common ones */
    static Ask of(World world, ObjectNode wish, Set<String> own) {
        ObjectNode common = Json.object();
        wish.properties().forEach(field -> {
            if (COMMON.contains(field.getKey())) {
                common.set(field.getKey(), field.getValue());
            } else if (!own.contains(field.getKey()) && !field.getKey().equals("app_id")) {
                throw new ActRefused("unknown_field", "this act does not know the field " + field.getKey());
            }
        });
        return new Ask(new ActRequest(world, common), wish);
    }

    Team team() {
        return who.team();
    }

    Optional<String> optional(String field) {
        JsonNode value = json.path(field);
        if (value.isContainerNode()) {
            throw new ActRefused("invalid_field", field + " is to be a string");
        }
        return Optional.of(value.asText("")).filter(text -> !text.isEmpty() && !value.isNull());
    }

    String required(String field) {
        return optional(field).orElseThrow(() -> new ActRefused("missing_field", field + " is needed"));
    }

    /** Somebody in the channel, archived or not. */
    User insider(Channel channel) {
        User user = who.user();
        if (!channel.has(user.id())) {
            throw new ActRefused("not_in_channel", user.id() + " is not in " + channel.id());
        }
        return user;
    }

    /** Of this workspace: people of a connected one may press buttons but start nothing. */
    static void atHome(Team team, User user) {
        if (!team.employs(user)) {
            throw new ActRefused("not_of_workspace", user.id() + " belongs to " + user.team());
        }
    }

    /** An object of objects; empty when absent. */
    ObjectNode values() {
        JsonNode values = json.path("values");
        if (!values.isMissingNode() && !values.isObject()) {
            throw new ActRefused("invalid_field", "values is to be an object: block_id, in it action_id");
        }
        return values instanceof ObjectNode given ? given : Json.object();
    }

    /** The one that is named, or the first that can be used; it is installed. */
    App app(Vault vault) {
        List<App> usable = new ArrayList<>();
        for (String id : team().installs().keySet()) {
            vault.app(id)
                    .filter(app -> optional("app_id").map(app.id()::equals).orElseGet(() -> isInteractive(app)))
                    .ifPresent(usable::add);
        }
        if (usable.isEmpty()) {
            throw new ActRefused(
                    "not_installed",
                    optional("app_id").orElse("no app with an interactivity_url") + " is not installed in "
                            + team().id());
        }
        return usable.getFirst();
    }

    static boolean isInteractive(App app) {
        return app.settings().socketMode() || !app.settings().interactivityUrl().isEmpty();
    }
}
