package com.atom.slack.simulator.webapi.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.apps.ActionTokens;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.webapi.Cursor;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.Channel;
import com.atom.slack.simulator.workspace.Channel.Kind;
import com.atom.slack.simulator.workspace.Message;
import com.atom.slack.simulator.workspace.PinJson;
import com.atom.slack.simulator.workspace.SharedFile;
import com.atom.slack.simulator.workspace.Team;
import com.atom.slack.simulator.workspace.User;

/** The search for assistants, by words; a bot needs a token out of a message that was sent to it. */
final class ContextMethods {
    private static final int PER_TEAM = 10;
    private static final int MOST = 20;
    private static final int LONGEST_QUERY = 500;
    private static final int AROUND = 2;
    private static final Set<String> CONTENTS = Set.of("messages", "files", "channels", "users");

    private final ActionTokens tokens;

    ContextMethods(ActionTokens tokens) {
        this.tokens = tokens;
    }

    Stream<ApiMethod> all() {
        return Stream.of(ApiMethod.of(
                        "assistant.search.context",
                        PER_TEAM,
                        "search:read.public search:read.private search:read.im search:read.mpim search:read.files"
                                + " search:read.users",
                        this::search)
                .capped(PER_TEAM, ApiCall::user));
    }

    private ObjectNode search(ApiCall call) {
        call.needs("search:read.public");
        String text = call.arg("query").orElseThrow(() -> new ApiError("missing_query"));
        if (text.length() > LONGEST_QUERY) {
            throw new ApiError("query_too_long");
        }
        if (call.grant().isBot()
                && !tokens.isGood(
                        call.arg("action_token").orElse(""),
                        call.app().id(),
                        call.team().id())) {
            throw new ApiError("invalid_action_token");
        }
        Set<String> contents = contents(call);
        Query query = new Query(text.replaceAll("[?!.,;]", " "));
        ObjectNode results = Json.object();
        List<Query.Place> found = contents.contains("messages") ? messages(call, query) : List.of();
        int limit = call.number("limit", MOST, MOST, "invalid_limit");
        Cursor.Page<Query.Place> page = Cursor.pageByPlace(call, "context", found, limit);
        ArrayNode messages = results.putArray("messages");
        page.items().forEach(place -> messages.add(message(call, place)));
        if (contents.contains("files")) {
            call.needs("search:read.files");
            files(call, query, results.putArray("files"), limit);
        }
        if (contents.contains("channels")) {
            channels(call, query, results.putArray("channels"), limit);
        }
        if (contents.contains("users")) {
            call.needs("search:read.users");
            users(call, query, results.putArray("users"), limit);
        }
        ObjectNode answer = Json.object();
        answer.set("results", results);
        return page.into(answer);
    }

    private static Set<String> contents(ApiCall call) {
        List<String> asked = call.several("content_types");
        if (!CONTENTS.containsAll(asked)) {
            throw ApiError.arguments("unknown content type [json-pointer:/content_types]");
        }
        return asked.isEmpty() ? Set.of("messages") : Set.copyOf(asked);
    }

    /** A bot searches public channels alone, whether it is in them or not; people also where else they are. */
    private static List<Query.Place> messages(ApiCall call, Query query) {
        Team team = call.team();
        Set<Kind> kinds = kinds(call);
        long after = seconds(call, "after", 0);
        long before = seconds(call, "before", Long.MAX_VALUE / 2_000_000);
        Comparator<Query.Place> order =
                Comparator.comparingLong(place -> place.message().micros());
        if (!call.arg("sort").orElse("score").equals("timestamp")) {
            order = Comparator.<Query.Place>comparingLong(
                            place -> query.score(place.message().text()))
                    .thenComparing(order);
        }
        return team.channels().values().stream()
                .filter(channel -> kinds.contains(channel.kind()) && call.sees(channel))
                .flatMap(channel -> Finder.in(team, channel))
                .filter(place -> place.message().micros() / 1_000_000 >= after
                        && place.message().micros() / 1_000_000 <= before)
                .filter(query::fits)
                .sorted(order.reversed())
                .toList();
    }

    private static long seconds(ApiCall call, String name, long absent) {
        return call.arg(name)
                .map(value -> {
                    if (!value.matches("\\d{1,12}")) {
                        throw ApiError.arguments("must be an integer [json-pointer:/" + name + "]");
                    }
                    return Long.parseLong(value);
                })
                .orElse(absent);
    }

    private static Set<Kind> kinds(ApiCall call) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        List<String> asked = call.several("channel_types");
        for (String type : asked.isEmpty() ? List.of("public_channel") : asked) {
            switch (type) {
                case "public_channel" -> kinds.add(Kind.PUBLIC);
                case "private_channel" -> kinds.add(closed(call, Kind.PRIVATE, "search:read.private"));
                case "mpim" -> kinds.add(closed(call, Kind.MPIM, "search:read.mpim"));
                case "im" -> kinds.add(closed(call, Kind.IM, "search:read.im"));
                default -> throw ApiError.arguments("unknown channel type [json-pointer:/channel_types]");
            }
        }
        return kinds;
    }

    private static Kind closed(ApiCall call, Kind kind, String scope) {
        call.needsPerson(scope);
        return kind;
    }

    private static ObjectNode message(ApiCall call, Query.Place place) {
        Message message = place.message();
        Channel channel = place.channel();
        ObjectNode json = Json.object().put("author_user_id", message.user());
        json.put(
                "author_name",
                place.team().user(message.user()).map(User::realName).orElse(""));
        json.put("team_id", place.team().id()).put("channel_id", channel.id());
        json.put("channel_name", channel.name()).put("message_ts", message.ts());
        json.put("content", message.text())
                .put("is_author_bot", !message.botId().isEmpty());
        json.put("permalink", PinJson.permalink(place.team(), channel, message));
        if (call.flag("include_context_messages")) {
            int at = Channel.firstAtLeast(channel.all(), message.micros());
            ObjectNode context = json.putObject("context_messages");
            around(channel, at - AROUND, at, context.putArray("before"));
            around(channel, at + 1, at + 1 + AROUND, context.putArray("after"));
        }
        return json;
    }

    private static void around(Channel channel, int from, int to, ArrayNode into) {
        List<Message> all = channel.all();
        for (Message message : all.subList(Math.clamp(from, 0, all.size()), Math.clamp(to, 0, all.size()))) {
            if (!message.isDeleted()) {
                into.addObject()
                        .put("user_id", message.user())
                        .put("ts", message.ts())
                        .put("text", message.text());
            }
        }
    }

    private static void files(ApiCall call, Query query, ArrayNode into, int limit) {
        List<SharedFile> found = new ArrayList<>(call.team().files().values());
        found.stream()
                .filter(file -> !file.isDeleted() && file.channels().anyMatch(call::sees))
                .filter(file -> query.fits(file.title()) || query.fits(file.name()))
                .limit(limit)
                .forEach(file -> into.addObject()
                        .put("file_id", file.id())
                        .put("title", file.title())
                        .put("author_user_id", file.user())
                        .put("date_created", file.created())
                        .put("file_type", file.mimetype()));
    }

    private static void channels(ApiCall call, Query query, ArrayNode into, int limit) {
        call.team().channels().values().stream()
                .filter(channel -> channel.kind() == Kind.PUBLIC && query.fits(channel.name()))
                .limit(limit)
                .forEach(channel -> into.addObject()
                        .put("channel_id", channel.id())
                        .put("name", channel.name())
                        .put("creator_user_id", channel.creator()));
    }

    private static void users(ApiCall call, Query query, ArrayNode into, int limit) {
        call.team().users().values().stream()
                .filter(user -> !user.isDeleted() && (query.fits(user.realName()) || query.fits(user.name())))
                .limit(limit)
                .forEach(user -> into.addObject().put("user_id", user.id()).put("full_name", user.realName()));
    }
}
