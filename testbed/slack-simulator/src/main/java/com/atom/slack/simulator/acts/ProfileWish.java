package com.atom.slack.simulator.acts;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.ProfileFields;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** The {@code profile} of an act: what one can say about a person, each field of its type. */
final class ProfileWish {
    private static final int LONGEST_STATUS = 100;
    private static final Set<String> TEXTS = Set.of(
            "title",
            "phone",
            "skype",
            "real_name",
            "display_name",
            "first_name",
            "last_name",
            "pronouns",
            "start_date",
            "email",
            "status_text",
            "status_emoji",
            "avatar_hash");
    private static final Set<String> NAMES = Set.of("real_name", "display_name");

    private ProfileWish() {}

    /** Empty when the act has none. */
    static ObjectNode in(ActRequest request, Team team, User user) {
        JsonNode asked = request.json().path("profile");
        ObjectNode profile = Json.object();
        if (asked.isMissingNode()) {
            return profile;
        }
        if (!asked.isObject()) {
            throw refused("profile", "an object");
        }
        asked.properties().forEach(field -> put(team, user, profile, field.getKey(), field.getValue()));
        return profile;
    }

    private static void put(Team team, User user, ObjectNode profile, String name, JsonNode value) {
        if (name.equals("fields")) {
            profile.set(name, fields(team, user, value));
        } else if (name.equals("status_expiration")) {
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
                throw refused("profile.status_expiration", "seconds since 1970, 0 for never");
            }
            profile.set(name, value);
        } else if (TEXTS.contains(name) || name.matches("image_(24|32|48|72|192|512|1024|original)")) {
            profile.put(name, text(name, value));
            if (NAMES.contains(name)) {
                profile.put(name + "_normalized", value.asText());
            }
        } else {
            throw new ActRefused("unknown_field", "profile." + name + " is no field of a profile");
        }
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw refused("profile." + name, "a string");
        }
        String text = value.asText();
        if (name.startsWith("status_") && text.length() > LONGEST_STATUS) {
            throw refused("profile." + name, "at most 100 characters long");
        }
        if (name.equals("status_emoji") && !text.matches("|:[^:\\s]+(::skin-tone-[2-6])?:")) {
            throw refused("profile.status_emoji", "an emoji between colons, or empty");
        }
        if (name.equals("email") && !text.matches("|[^@\\s]+@[^@\\s]+")) {
            throw refused("profile.email", "an address");
        }
        return text;
    }

    private static ObjectNode fields(Team team, User user, JsonNode asked) {
        if (!asked.isObject()) {
            throw refused("profile.fields", "an object");
        }
        ObjectNode now = user.profile().path("fields") instanceof ObjectNode there ? there.deepCopy() : Json.object();
        asked.properties().forEach(field -> {
            if (!ProfileFields.isKnown(team, field.getKey())) {
                throw new ActRefused("unknown_field", "profile.fields." + field.getKey() + " is no field here");
            }
            now.set(field.getKey(), ProfileFields.value(field.getValue()));
        });
        return now;
    }

    private static ActRefused refused(String field, String what) {
        return new ActRefused("invalid_field", field + " is to be " + what);
    }
}
