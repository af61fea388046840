package com.atom.slack.simulator.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;

/** Several people under one {@code @handle}. */
public final class UserGroup {
    /** What may be changed of one besides its members. */
    static final Set<String> FIELDS = Set.of("name", "handle", "description", "channels");

    private final ObjectNode shown;
    private List<String> users = List.of();

    UserGroup(Change change) {
        ObjectNode data = change.data();
        long at = Ts.seconds(change.eventTs());
        shown = Json.object().put("id", data.path("group").asText()).put("team_id", change.team());
        shown.put("is_usergroup", true).put("is_subteam", true);
        shown.put("name", data.path("name").asText()).put("description", "").put("handle", "");
        shown.put("is_external", false).put("date_create", at).put("date_update", at);
        shown.put("date_delete", 0).putNull("auto_type");
        shown.put("auto_provision", false).put("enterprise_subteam_id", "");
        shown.put("created_by", change.actor())
                .put("updated_by", change.actor())
                .putNull("deleted_by");
        ObjectNode prefs = shown.putObject("prefs");
        prefs.putArray("channels");
        prefs.putArray("groups");
        describe(data);
    }

    public String id() {
        return shown.path("id").asText();
    }

    public String name() {
        return shown.path("name").asText();
    }

    public String handle() {
        return shown.path("handle").asText();
    }

    public boolean isDisabled() {
        return shown.path("date_delete").asLong() > 0;
    }

    public List<String> users() {
        return users;
    }

    /** Epoch seconds. */
    long updated() {
        return shown.path("date_update").asLong();
    }

    void change(Change change) {
        describe(change.data());
        if (change.data().has("disabled")) {
            boolean now = change.data().path("disabled").asBoolean();
            shown.put("date_delete", now ? Ts.seconds(change.eventTs()) : 0);
            if (now) {
                shown.put("deleted_by", change.actor());
            } else {
                shown.putNull("deleted_by");
            }
        }
        touched(change);
    }

    private void describe(ObjectNode data) {
        data.properties().stream()
                .filter(field -> FIELDS.contains(field.getKey()))
                .forEach(field -> {
                    if (field.getKey().equals("channels")) {
                        ((ObjectNode) shown.path("prefs")).set("channels", field.getValue());
                    } else {
                        shown.set(field.getKey(), field.getValue());
                    }
                });
    }

    void staff(Change change) {
        List<String> now = new ArrayList<>();
        for (JsonNode user : change.data().path("users")) {
            now.add(user.asText());
        }
        users = List.copyOf(now);
        touched(change);
    }

    private void touched(Change change) {
        shown.put("date_update", Ts.seconds(change.eventTs())).put("updated_by", change.actor());
    }

    /** A copy. */
    public ObjectNode json(boolean withUsers, boolean withCount) {
        ObjectNode json = shown.deepCopy();
        if (withUsers) {
            json.set("users", Json.array(users));
        }
        if (withCount) {
            json.put("user_count", users.size());
            json.put("channel_count", json.path("prefs").path("channels").size());
        }
        return json;
    }
}
