package com.atom.slack.simulator.workspace;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** A person or a bot user, kept as the object Slack shows of it. */
public final class User {
    private final ObjectNode shown;

    User(ObjectNode shown) {
        this.shown = shown;
    }

    public String id() {
        return shown.path("id").asText();
    }

    public String name() {
        return shown.path("name").asText();
    }

    public String realName() {
        return shown.path("profile").path("real_name").asText();
    }

    public String team() {
        return shown.path("team_id").asText();
    }

    /** {@code E...} of the organisation the user belongs to; empty outside one. */
    public String enterprise() {
        return shown.path("enterprise_user").path("enterprise_id").asText("");
    }

    public boolean isBot() {
        return shown.path("is_bot").asBoolean();
    }

    public boolean isDeleted() {
        return shown.path("deleted").asBoolean();
    }

    public boolean isAdmin() {
        return shown.path("is_admin").asBoolean();
    }

    /** True also for those of whom it is not told. */
    public boolean isEmailConfirmed() {
        return shown.path("is_email_confirmed").asBoolean(true);
    }

    /** A guest of several channels. */
    public boolean isRestricted() {
        return shown.path("is_restricted").asBoolean();
    }

    /** A guest of one channel. */
    public boolean isUltraRestricted() {
        return shown.path("is_ultra_restricted").asBoolean();
    }

    /** Not to be changed. */
    public JsonNode profile() {
        return shown.path("profile");
    }

    /** {@code B...}; empty for people. */
    public String botId() {
        return shown.path("profile").path("bot_id").asText("");
    }

    /** Empty when there is none. */
    public String email() {
        return shown.path("profile").path("email").asText("");
    }

    /** Epoch seconds. */
    public long updated() {
        return shown.path("updated").asLong();
    }

    public String appId() {
        return shown.path("profile").path("api_app_id").asText("");
    }

    /** A copy; without the address when the asker may not see it. */
    public ObjectNode json(boolean withEmail) {
        ObjectNode copy = shown.deepCopy();
        if (!withEmail && copy.path("profile") instanceof ObjectNode profile) {
            profile.remove("email");
        }
        return copy;
    }

    /** @param patch top level fields, and {@code profile} field by field */
    void change(ObjectNode patch, long atSeconds) {
        ObjectNode profile = (ObjectNode) shown.path("profile");
        patch.fields().forEachRemaining(entry -> {
            JsonNode value = entry.getValue();
            if (entry.getKey().equals("profile")) {
                value.fields().forEachRemaining(part -> profile.set(part.getKey(), part.getValue()));
            } else {
                shown.set(entry.getKey(), value);
            }
        });
        shown.set("real_name", profile.path("real_name"));
        shown.put("updated", atSeconds);
    }

    /** A new person or bot as Slack describes one. */
    public static ObjectNode described(String team, String id, String name, String realName, String tz, long updated) {
        ObjectNode user = Json.object();
        String first = realName.split(" ", 2)[0];
        String last = realName.contains(" ") ? realName.split(" ", 2)[1] : "";
        user.put("id", id).put("team_id", team).put("name", name).put("deleted", false);
        user.put("color", String.format(Locale.ROOT, "%06x", Math.floorMod(id.hashCode(), 0x1000000)));
        user.put("real_name", realName);
        ZoneLabel.of(tz, updated).writeTo(user);
        ObjectNode profile = user.putObject("profile");
        profile.put("title", "").put("phone", "").put("skype", "");
        profile.put("real_name", realName).put("real_name_normalized", realName);
        profile.put("display_name", name).put("display_name_normalized", name);
        profile.put("status_text", "").put("status_emoji", "").put("status_expiration", 0);
        profile.put("avatar_hash", "g" + Integer.toHexString(id.hashCode()));
        profile.put("email", name + "@northwind.example");
        profile.put("first_name", first).put("last_name", last);
        for (int size : new int[] {24, 32, 48, 72, 192, 512}) {
            profile.put("image_" + size, "https://secure.gravatar.com/avatar/" + id + ".jpg?s=" + size);
        }
        profile.put("team", team);
        user.put("is_admin", false).put("is_owner", false).put("is_primary_owner", false);
        user.put("is_restricted", false).put("is_ultra_restricted", false).put("is_bot", false);
        user.put("is_app_user", false).put("updated", updated).put("is_email_confirmed", true);
        user.put("who_can_share_contact_card", "EVERYONE");
        return user;
    }

    /** Turns a description into that of an app's bot user. */
    public static ObjectNode asBot(ObjectNode user, String botId, String appId) {
        user.put("is_bot", true).put("is_email_confirmed", false);
        ObjectNode profile = (ObjectNode) user.path("profile");
        profile.remove("email");
        profile.put("bot_id", botId).put("api_app_id", appId).put("always_active", true);
        return user;
    }
}
