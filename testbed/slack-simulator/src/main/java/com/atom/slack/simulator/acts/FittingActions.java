package com.atom.slack.simulator.acts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Emoji;
import com.atom.slack.simulator.workspace.FittingChanges;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.Office;
import com.atom.slack.simulator.workspace.SharedFile;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.UserGroup;

/** What people do besides talking: pins, stars, bookmarks, emoji, user groups, files, presence. */
final class FittingActions {
    private final Acts acts;
    private final FittingChanges changes;

    FittingActions(Acts acts, FittingChanges changes) {
        this.acts = acts;
        this.changes = changes;
    }

    void addTo(Map<String, Function<ActRequest, Acts.Done>> actions) {
        actions.put("pin", request -> pin(request, true));
        actions.put("unpin", request -> pin(request, false));
        actions.put("star", request -> star(request, true));
        actions.put("unstar", request -> star(request, false));
        actions.put("add_bookmark", this::addBookmark);
        actions.put("edit_bookmark", this::editBookmark);
        actions.put("remove_bookmark", this::removeBookmark);
        actions.put("add_emoji", this::addEmoji);
        actions.put("remove_emoji", this::removeEmoji);
        actions.put("rename_emoji", this::renameEmoji);
        actions.put("create_usergroup", this::createGroup);
        actions.put("change_usergroup", this::changeGroup);
        actions.put("usergroup_members", this::staffGroup);
        actions.put("change_file", this::changeFile);
        actions.put("delete_file", this::deleteFile);
        actions.put("close_dm", request -> open(request, false));
        actions.put("open_dm", request -> open(request, true));
    }

    private Acts.Done pin(ActRequest request, boolean add) {
        Channel channel = request.channel();
        Message message = request.spoken(channel, "ts");
        String user = request.member(channel).id();
        if (channel.board().pins().containsKey(message.ts()) == add) {
            throw new ActRefused(add ? "already_pinned" : "not_pinned", message.ts());
        }
        return acts.happen(changes.pin(request.team(), channel, message, user, add));
    }

    private Acts.Done star(ActRequest request, boolean add) {
        Channel channel = request.channel();
        Message message = request.spoken(channel, "ts");
        String user = request.member(channel).id();
        Office office = request.team().office();
        if (office.stars(user).containsKey(channel.id() + "/" + message.ts()) == add) {
            throw new ActRefused(add ? "already_starred" : "not_starred", message.ts());
        }
        return acts.happen(changes.star(request.team(), channel, message, user, add));
    }

    private Acts.Done addBookmark(ActRequest request) {
        Channel channel = request.channel();
        String user = request.member(channel).id();
        ObjectNode fields = Json.object().put("title", request.required("title"));
        request.required("url");
        request.link("url").ifPresent(url -> fields.put("link", url));
        request.optional("name").ifPresent(emoji -> fields.put("emoji", emoji));
        return acts.happen(changes.addBookmark(request.team(), channel, user, fields));
    }

    private static String bookmark(ActRequest request, Channel channel) {
        String id = request.required("bookmark");
        if (!channel.board().bookmarks().containsKey(id)) {
            throw new ActRefused("unknown_bookmark", id + " is not in " + channel.id());
        }
        return id;
    }

    private Acts.Done editBookmark(ActRequest request) {
        Channel channel = request.channel();
        String user = request.member(channel).id();
        ObjectNode fields = Json.object();
        request.optional("title").ifPresent(title -> fields.put("title", title));
        request.link("url").ifPresent(url -> fields.put("link", url));
        return acts.happen(changes.editBookmark(request.team(), channel, user, bookmark(request, channel), fields));
    }

    private Acts.Done removeBookmark(ActRequest request) {
        Channel channel = request.channel();
        String user = request.member(channel).id();
        return acts.happen(changes.removeBookmark(request.team(), channel, user, bookmark(request, channel)));
    }

    private Acts.Done addEmoji(ActRequest request) {
        Team team = request.team();
        String name = freeEmoji(team, request.required("name"));
        String value = request.optional("url")
                .orElse("https://emoji.slack-edge.com/" + team.id() + "/" + name + "/0123456789abcdef.png");
        if (value.startsWith("alias:") && !Emoji.isKnown(team, value.substring("alias:".length()))) {
            throw new ActRefused("unknown_emoji", value);
        }
        return acts.happen(changes.addEmoji(team, request.user().id(), name, value));
    }

    private static String freeEmoji(Team team, String name) {
        if (!Emoji.isName(name)) {
            throw new ActRefused("invalid_field", "an emoji is named by lower-case letters and digits, not " + name);
        }
        if (team.office().emoji().containsKey(name)) {
            throw new ActRefused("name_taken", name);
        }
        return name;
    }

    private static String emoji(ActRequest request) {
        String name = request.required("name");
        if (!request.team().office().emoji().containsKey(name)) {
            throw new ActRefused("unknown_emoji", name);
        }
        return name;
    }

    private Acts.Done removeEmoji(ActRequest request) {
        return acts.happen(changes.removeEmoji(request.team(), request.user().id(), emoji(request)));
    }

    private Acts.Done renameEmoji(ActRequest request) {
        String to = freeEmoji(request.team(), request.required("new_name"));
        return acts.happen(changes.renameEmoji(request.team(), request.user().id(), emoji(request), to));
    }

    private static UserGroup group(ActRequest request) {
        String asked = request.required("usergroup");
        Office office = request.team().office();
        return office.group(asked)
                .or(() -> office.groups().values().stream()
                        .filter(group -> group.handle().equals(asked))
                        .findFirst())
                .orElseThrow(() -> new ActRefused("unknown_usergroup", asked));
    }

    /** @param own the group whose names are not in its own way */
    private static ObjectNode described(ActRequest request, Optional<UserGroup> own) {
        Team team = request.team();
        ObjectNode fields = Json.object();
        request.optional("name").ifPresent(name -> fields.put("name", Names.group(team, own, name)));
        request.optional("text").ifPresent(text -> fields.put("description", text));
        request.optional("handle").ifPresent(handle -> fields.put("handle", Names.handle(team, own, handle)));
        return fields;
    }

    private static List<String> members(ActRequest request) {
        return List.copyOf(request.members());
    }

    private Acts.Done createGroup(ActRequest request) {
        request.required("name");
        String user = request.user().id();
        List<String> members = members(request);
        Acts.Done created =
                acts.happen(changes.createGroup(request.team(), user, described(request, Optional.empty())));
        if (!members.isEmpty()) {
            String id = created.change().data().path("group").asText();
            UserGroup group = request.team().office().groups().get(id);
            acts.happen(changes.staffGroup(request.team(), user, group, members));
        }
        return created;
    }

    private Acts.Done changeGroup(ActRequest request) {
        UserGroup group = group(request);
        ObjectNode fields = described(request, Optional.of(group));
        JsonNode disabled = request.json().path("disabled");
        if (!disabled.isMissingNode() && !disabled.isBoolean()) {
            throw new ActRefused("invalid_field", "disabled is to be true or false");
        }
        if (disabled.isBoolean()) {
            fields.set("disabled", disabled);
        }
        return acts.happen(changes.changeGroup(request.team(), request.user().id(), group, fields));
    }

    private Acts.Done staffGroup(ActRequest request) {
        return acts.happen(changes.staffGroup(request.team(), request.user().id(), group(request), members(request)));
    }

    private static SharedFile file(ActRequest request) {
        String id = request.required("file");
        SharedFile file = request.team().files().get(id);
        if (file == null || file.isDeleted()) {
            throw new ActRefused("unknown_file", id);
        }
        return file;
    }

    /** By its owner, unless somebody else is named. */
    private static String owner(ActRequest request, SharedFile file) {
        return request.optional("user").isPresent() ? request.user().id() : file.user();
    }

    private Acts.Done changeFile(ActRequest request) {
        SharedFile file = file(request);
        ObjectNode patch = Json.object().put("title", request.required("title"));
        return acts.happen(changes.changeFile(request.team(), owner(request, file), file, patch));
    }

    private Acts.Done deleteFile(ActRequest request) {
        SharedFile file = file(request);
        return acts.happen(changes.deleteFile(request.team(), owner(request, file), file));
    }

    private Acts.Done open(ActRequest request, boolean open) {
        Channel channel = request.channel();
        if (channel.kind() == Channel.Kind.PUBLIC || channel.kind() == Channel.Kind.PRIVATE) {
            throw new ActRefused("not_a_dm", channel.id() + " is a channel");
        }
        String user = request.member(channel).id();
        if (channel.board().isClosedFor(user) != open) {
            throw new ActRefused(open ? "already_open" : "already_closed", channel.id());
        }
        return acts.happen(changes.open(request.team(), channel, user, open));
    }
}
