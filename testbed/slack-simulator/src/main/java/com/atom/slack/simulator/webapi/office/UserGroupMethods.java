package com.atom.slack.simulator.webapi.office;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.FittingChanges;
import com.atom.slack.simulator.workspace.Office;
import com.atom.slack.simulator.workspace.UserGroup;

/** Several people under one handle. */
final class UserGroupMethods {
    private static final String READ = "usergroups:read";
    private static final String WRITE = "usergroups:write";

    private final Acts acts;
    private final FittingChanges changes;

    UserGroupMethods(Acts acts, FittingChanges changes) {
        this.acts = acts;
        this.changes = changes;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("usergroups.list", ApiMethod.TIER_2, READ, UserGroupMethods::list),
                ApiMethod.read("usergroups.users.list", ApiMethod.TIER_2, READ, UserGroupMethods::users),
                ApiMethod.of("usergroups.create", ApiMethod.TIER_2, WRITE, this::create),
                ApiMethod.of("usergroups.update", ApiMethod.TIER_2, WRITE, this::update),
                ApiMethod.of("usergroups.enable", ApiMethod.TIER_2, WRITE, call -> enable(call, true)),
                ApiMethod.of("usergroups.disable", ApiMethod.TIER_2, WRITE, call -> enable(call, false)),
                ApiMethod.of("usergroups.users.update", ApiMethod.TIER_2, WRITE, this::staff));
    }

    /** All at once. */
    private static ObjectNode list(ApiCall call) {
        call.needs(READ);
        ObjectNode answer = Json.object();
        ArrayNode groups = answer.putArray("usergroups");
        boolean disabled = call.flag("include_disabled");
        call.team().office().groups().values().stream()
                .filter(group -> disabled || !group.isDisabled())
                .forEach(group -> groups.add(group.json(call.flag("include_users"), call.flag("include_count"))));
        return answer;
    }

    private static UserGroup group(ApiCall call) {
        return call.team()
                .office()
                .group(call.required("usergroup"))
                .orElseThrow(() -> new ApiError("no_such_subteam"));
    }

    private static ObjectNode users(ApiCall call) {
        call.needs(READ);
        UserGroup group = group(call);
        if (group.isDisabled() && !call.flag("include_disabled")) {
            throw new ApiError("no_such_subteam");
        }
        return Json.object().set("users", Json.array(group.users()));
    }

    private ObjectNode create(ApiCall call) {
        call.needs(WRITE);
        ObjectNode fields = fields(call, "");
        if (!fields.has("name")) {
            throw ApiError.arguments("missing required field: name");
        }
        String id = acts.happen(changes.createGroup(call.team(), call.user(), fields))
                .change()
                .data()
                .path("group")
                .asText();
        return shown(call, call.team().office().groups().get(id));
    }

    private static ObjectNode shown(ApiCall call, UserGroup group) {
        return Json.object().set("usergroup", group.json(true, call.flag("include_count")));
    }

    /** @param own the group whose names are not in its own way */
    private static ObjectNode fields(ApiCall call, String own) {
        Office office = call.team().office();
        ObjectNode fields = Json.object();
        call.arg("name").ifPresent(name -> {
            if (others(office, own).anyMatch(group -> group.name().equals(name))) {
                throw new ApiError("name_already_exists");
            }
            fields.put("name", name);
        });
        call.arg("handle").map(handle -> handle.replaceFirst("^@", "")).ifPresent(handle -> {
            if (!handle.matches("[a-z0-9._-]{1,21}")) {
                throw new ApiError("invalid_handle");
            }
            if (others(office, own).anyMatch(group -> group.handle().equals(handle))) {
                throw new ApiError("handle_already_exists");
            }
            fields.put("handle", handle);
        });
        call.arg("description").ifPresent(text -> fields.put("description", text));
        List<String> channels = call.several("channels");
        channels.forEach(call::seen);
        if (!channels.isEmpty()) {
            fields.set("channels", Json.array(channels));
        }
        return fields;
    }

    private static Stream<UserGroup> others(Office office, String own) {
        return office.groups().values().stream().filter(group -> !group.id().equals(own));
    }

    private ObjectNode update(ApiCall call) {
        call.needs(WRITE);
        UserGroup group = group(call);
        acts.happen(changes.changeGroup(call.team(), call.user(), group, fields(call, group.id())));
        return shown(call, group);
    }

    private ObjectNode enable(ApiCall call, boolean now) {
        call.needs(WRITE);
        UserGroup group = group(call);
        if (group.isDisabled() != now) {
            throw new ApiError(now ? "already_enabled" : "already_disabled");
        }
        acts.happen(changes.changeGroup(
                call.team(), call.user(), group, Json.object().put("disabled", !now)));
        return shown(call, group);
    }

    /** The list that comes replaces the one that was. */
    private ObjectNode staff(ApiCall call) {
        call.needs(WRITE);
        UserGroup group = group(call);
        List<String> users = call.several("users").stream().distinct().toList();
        if (users.isEmpty()) {
            throw new ApiError("no_users_provided");
        }
        if (users.stream().anyMatch(user -> call.team().user(user).isEmpty())) {
            throw new ApiError("invalid_users");
        }
        acts.happen(changes.staffGroup(call.team(), call.user(), group, users));
        return shown(call, group);
    }
}
