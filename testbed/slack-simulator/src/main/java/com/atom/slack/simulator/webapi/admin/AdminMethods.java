package com.atom.slack.simulator.webapi.admin;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.webapi.Cursor;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Enterprise;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;
import com.atom.slack.simulator.workspace.World;

/** What an organisation's administrators see of all its workspaces. */
final class AdminMethods {
    private static final int MOST_FOUND = 20;

    private final World world;

    AdminMethods(World world) {
        this.world = world;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("admin.users.list", ApiMethod.TIER_3, "admin.users:read", this::users),
                ApiMethod.read("admin.teams.list", ApiMethod.TIER_3, "admin.teams:read", this::teams),
                ApiMethod.read(
                        "admin.conversations.search",
                        ApiMethod.TIER_2,
                        "admin.conversations:read",
                        this::conversations));
    }

    /** The organisation of an administrator's token. */
    static List<Team> teams(ApiCall call, World world, String scope) {
        call.needsPerson(scope);
        Enterprise organisation = call.team().enterprise().orElseThrow(() -> new ApiError("not_an_enterprise"));
        List<Team> teams = world.teamsOf(organisation.id());
        boolean admin =
                teams.stream().flatMap(team -> team.user(call.user()).stream()).anyMatch(User::isAdmin);
        if (!admin) {
            throw new ApiError("not_an_admin");
        }
        return teams;
    }

    private static List<Team> only(List<Team> teams, List<String> asked) {
        for (String id : asked) {
            if (teams.stream().noneMatch(team -> team.id().equals(id))) {
                throw new ApiError("team_not_found");
            }
        }
        return asked.isEmpty()
                ? teams
                : teams.stream().filter(team -> asked.contains(team.id())).toList();
    }

    private ObjectNode users(ApiCall call) {
        List<Team> all = teams(call, world, "admin.users:read");
        Map<String, User> people = new LinkedHashMap<>();
        only(all, call.several("team_id"))
                .forEach(team -> team.users().values().stream()
                        .filter(user -> team.employs(user) && !user.id().equals("USLACKBOT"))
                        .forEach(user -> people.putIfAbsent(user.id(), user)));
        List<User> sorted =
                people.values().stream().sorted(Comparator.comparing(User::id)).toList();
        Cursor.Page<User> page = Cursor.page(call, "user", sorted, User::id, call.limit(100, 100));
        ObjectNode answer = Json.object();
        ArrayNode users = answer.putArray("users");
        page.items().forEach(user -> users.add(user(user, all)));
        return page.into(answer);
    }

    private static ObjectNode user(User user, List<Team> teams) {
        ObjectNode shown = user.json(true);
        ObjectNode json = Json.object().put("id", user.id()).put("email", user.email());
        for (String role :
                List.of("is_admin", "is_owner", "is_primary_owner", "is_restricted", "is_ultra_restricted", "is_bot")) {
            json.put(role, shown.path(role).asBoolean());
        }
        json.put("expiration_ts", 0).put("username", user.name()).put("full_name", user.realName());
        json.put("is_active", !user.isDeleted()).put("date_created", user.updated());
        ArrayNode workspaces = json.putArray("workspaces");
        teams.stream()
                .filter(team -> team.user(user.id()).isPresent())
                .map(Team::id)
                .forEach(workspaces::add);
        return json.put("has_2fa", false).put("has_sso", false);
    }

    private ObjectNode teams(ApiCall call) {
        List<Team> sorted = teams(call, world, "admin.teams:read").stream()
                .sorted(Comparator.comparing(Team::id))
                .toList();
        Cursor.Page<Team> page = Cursor.page(call, "team", sorted, Team::id, call.limit(100, 100));
        ObjectNode answer = Json.object();
        ArrayNode teams = answer.putArray("teams");
        for (Team team : page.items()) {
            ObjectNode json = teams.addObject().put("id", team.id()).put("name", team.name());
            json.put("discoverability", "invite_only");
            json.putObject("primary_owner")
                    .put("user_id", team.admin().id())
                    .put("email", team.admin().email());
            json.put("team_url", "https://" + team.domain() + ".slack.com/");
        }
        return page.into(answer);
    }

    /** Channels of all workspaces by a part of their name; private ones too. */
    private ObjectNode conversations(ApiCall call) {
        List<Team> all = teams(call, world, "admin.conversations:read");
        String part = call.arg("query").orElse("");
        List<String> types = call.several("search_channel_types");
        Map<String, Channel> found = new LinkedHashMap<>();
        only(all, call.several("team_ids"))
                .forEach(team -> team.channels().values().stream()
                        .filter(channel -> channel.name().contains(part) && fits(channel, types))
                        .forEach(channel -> found.putIfAbsent(channel.id(), channel)));
        Comparator<Channel> order = switch (call.arg("sort").orElse("member_count")) {
            case "name" -> Comparator.comparing(Channel::name);
            case "created" -> Comparator.comparingLong(Channel::created);
            case "member_count" ->
                Comparator.<Channel>comparingInt(channel -> -channel.members().size())
                        .thenComparing(Channel::id);
            default -> throw new ApiError("invalid_sort");
        };
        Comparator<Channel> asked = call.arg("sort_dir").orElse("").equals("desc") ? order.reversed() : order;
        List<Channel> sorted = found.values().stream().sorted(asked).toList();
        Cursor.Page<Channel> page =
                Cursor.pageByPlace(call, "found", sorted, call.number("limit", 10, MOST_FOUND, "invalid_limit"));
        ObjectNode answer = Json.object();
        ArrayNode conversations = answer.putArray("conversations");
        page.items().forEach(channel -> conversations.add(conversation(channel)));
        return answer.put("next_cursor", page.next()).put("total_count", sorted.size());
    }

    private static boolean fits(Channel channel, List<String> types) {
        if (channel.kind() == Channel.Kind.IM || channel.kind() == Channel.Kind.MPIM) {
            return false;
        }
        boolean closed = channel.kind() == Channel.Kind.PRIVATE;
        return types.stream().allMatch(type -> switch (type) {
            case "private" -> closed;
            case "private_exclude", "exclude_private" -> !closed;
            case "archived" -> channel.isArchived();
            case "exclude_archived" -> !channel.isArchived();
            case "multi_workspace", "org_shared" -> channel.isOrgShared();
            case "external_shared" -> channel.isShared();
            default -> throw new ApiError("invalid_search_channel_type");
        });
    }

    private static ObjectNode conversation(Channel channel) {
        ObjectNode json = Json.object().put("id", channel.id()).put("name", channel.name());
        json.put("purpose", channel.purposeText())
                .put("member_count", channel.members().size());
        json.put("created", channel.created()).put("creator_id", channel.creator());
        json.put("is_private", channel.kind() == Channel.Kind.PRIVATE).put("is_archived", channel.isArchived());
        json.put("is_general", channel.isGeneral()).put("is_ext_shared", channel.isShared());
        json.put("is_org_shared", channel.isOrgShared()).put("is_frozen", false);
        json.put("is_org_default", false).put("is_org_mandatory", false).put("is_global_shared", false);
        json.put("is_disconnect_in_progress", false).put("is_pending_ext_shared", false);
        json.put("last_activity_ts", channel.all().isEmpty() ? channel.created() : lastSeconds(channel));
        json.set("internal_team_ids", Json.array(channel.orgTeams()));
        json.set("connected_team_ids", Json.array(channel.connectedTeams()));
        return json.put("conversation_host_id", channel.orgTeams().getFirst());
    }

    private static long lastSeconds(Channel channel) {
        return channel.all().getLast().micros() / 1_000_000;
    }
}
