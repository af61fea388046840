package com.atom.slack.simulator.webapi.people;

import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Changes;
import com.atom.slack.simulator.workspace.ProfileFields;
import com.atom.slack.simulator.workspace.User;

/** What people say about themselves. */
final class ProfileMethods {
    private static final Set<String> TEXTS = Set.of(
            "title",
            "phone",
            "real_name",
            "display_name",
            "first_name",
            "last_name",
            "pronouns",
            "start_date",
            "email",
            "status_text",
            "status_emoji");
    /** What a profile is shown with and nobody sets; Slack's own clients send it back as they have it. */
    private static final Set<String> SHOWN = Set.of("always_active", "is_custom_image");

    private static final int LONGEST_STATUS = 100;
    private static final int PER_USER = 10;
    private static final int PER_TOKEN = 30;
    private static final int WITH_LABELS = 10;

    private final Acts acts;
    private final Changes changes;

    ProfileMethods(Acts acts, Changes changes) {
        this.acts = acts;
        this.changes = changes;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("users.profile.get", ApiMethod.TIER_4, "users.profile:read", ProfileMethods::get)
                        .capped(WITH_LABELS, call -> call.flag("include_labels") ? "labels" : ""),
                ApiMethod.of("users.profile.set", ApiMethod.TIER_3, "users.profile:write", this::set)
                        .capped(PER_USER, call -> call.arg("user").orElse(call.user()))
                        .capped(PER_TOKEN, ApiCall::user),
                ApiMethod.read("team.profile.get", ApiMethod.TIER_3, "users.profile:read", ProfileMethods::fields));
    }

    private static User user(ApiCall call) {
        return call.team().user(call.arg("user").orElse(call.user())).orElseThrow(() -> new ApiError("user_not_found"));
    }

    private static ObjectNode get(ApiCall call) {
        call.needs("users.profile:read");
        User user = user(call);
        boolean withEmail = call.team().employs(user) && call.grant().allows("users:read.email");
        ObjectNode profile = (ObjectNode) user.json(withEmail).path("profile");
        profile.remove("team");
        if (!(profile.path("fields") instanceof ObjectNode)) {
            profile.putObject("fields");
        }
        if (call.flag("include_labels")) {
            profile.path("fields")
                    .properties()
                    .forEach(field -> ((ObjectNode) field.getValue())
                            .put("label", ProfileFields.label(call.team(), field.getKey())));
        }
        return Json.object().set("profile", profile);
    }

    /** One's own; an administrator sets everybody's. */
    private ObjectNode set(ApiCall call) {
        call.needsPerson("users.profile:write");
        User user = user(call);
        boolean admin = call.team().user(call.user()).filter(User::isAdmin).isPresent();
        if (!user.id().equals(call.user()) && !admin) {
            throw new ApiError("not_admin");
        }
        ObjectNode patch = Json.object();
        ObjectNode profile = patch.putObject("profile");
        call.json("profile", "invalid_profile")
                .ifPresentOrElse(
                        asked -> asked.properties()
                                .forEach(field -> put(call, user, profile, field.getKey(), field.getValue())),
                        () -> {
                            String value = call.arg("value").orElse("");
                            put(
                                    call,
                                    user,
                                    profile,
                                    call.required("name"),
                                    Json.object().textNode(value));
                        });
        acts.happen(changes.userChange(call.team(), user.id(), patch));
        ObjectNode shown = (ObjectNode) user.json(true).path("profile");
        shown.remove("team");
        if (!shown.has("fields")) {
            shown.putObject("fields");
        }
        return Json.object().put("username", user.name()).set("profile", shown);
    }

    private static void put(ApiCall call, User user, ObjectNode profile, String name, JsonNode value) {
        if (name.equals("fields") && value.isObject()) {
            ObjectNode now =
                    user.json(true).path("profile").path("fields") instanceof ObjectNode there ? there : Json.object();
            value.properties().forEach(field -> {
                if (!ProfileFields.isKnown(call.team(), field.getKey())) {
                    throw new ApiError("invalid_profile");
                }
                now.set(field.getKey(), ProfileFields.value(field.getValue()));
            });
            profile.set("fields", now);
        } else if (name.equals("status_expiration") && value.canConvertToLong()) {
            profile.set(name, value);
        } else if (TEXTS.contains(name) && value.isTextual()) {
            if (name.startsWith("status_") && value.asText().length() > LONGEST_STATUS) {
                throw new ApiError("profile_status_set_failed_too_long");
            }
            if (name.equals("status_emoji") && !value.asText().matches("|:[^:\\s]+(::skin-tone-[2-6])?:")) {
                throw new ApiError("profile_status_set_failed_not_valid_emoji");
            }
            profile.set(name, value);
            if (name.endsWith("_name") && !name.startsWith("first") && !name.startsWith("last")) {
                profile.set(name + "_normalized", value);
            }
        } else if (!SHOWN.contains(name)) {
            throw new ApiError("invalid_profile");
        }
    }

    private static ObjectNode fields(ApiCall call) {
        call.needs("users.profile:read");
        ObjectNode profile = Json.object();
        profile.set("fields", ProfileFields.described(call.team()));
        return Json.object().set("profile", profile);
    }
}
