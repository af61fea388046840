package com.atom.slack.simulator.webapi.search;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.webapi.Cursor;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.FileJson;
import com.atom.slack.simulator.workspace.SharedFile;
import com.atom.slack.simulator.workspace.Team;

/** The search of old, for people's tokens alone. */
final class SearchMethods {
    private static final int MOST = 100;
    private static final int USUAL = 20;

    private SearchMethods() {}

    static Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read(
                        "search.messages",
                        ApiMethod.TIER_2,
                        "search:read",
                        call -> searched(call, answer -> answer.set("messages", messages(call)))),
                ApiMethod.read(
                        "search.files",
                        ApiMethod.TIER_2,
                        "search:read",
                        call -> searched(call, answer -> answer.set("files", files(call)))),
                ApiMethod.read(
                        "search.all",
                        ApiMethod.TIER_2,
                        "search:read",
                        call -> searched(call, answer -> {
                            answer.set("messages", messages(call));
                            answer.set("files", files(call));
                            ObjectNode posts = answer.putObject("posts").put("total", 0);
                            posts.putArray("matches");
                            return answer;
                        })));
    }

    private static ObjectNode searched(ApiCall call, Function<ObjectNode, ObjectNode> found) {
        call.needsPerson("search:read");
        if (call.arg("query").filter(query -> !query.isBlank()).isEmpty()) {
            throw new ApiError("No query passed");
        }
        String sort = call.arg("sort").orElse("score");
        if (!sort.equals("score") && !sort.equals("timestamp")) {
            throw ApiError.arguments("must be score or timestamp [json-pointer:/sort]");
        }
        return found.apply(Json.object().put("query", call.required("query")));
    }

    private static ObjectNode messages(ApiCall call) {
        Query query = new Query(call.required("query"));
        boolean byTime = call.arg("sort").orElse("score").equals("timestamp");
        boolean ascending = call.arg("sort_dir").orElse("desc").equals("asc");
        Comparator<Query.Place> order =
                Comparator.comparingLong(place -> place.message().micros());
        if (!byTime) {
            order = Comparator.<Query.Place>comparingLong(
                            place -> query.score(place.message().text()))
                    .thenComparing(order);
        }
        List<Query.Place> found = Finder.messages(call, query)
                .sorted(ascending ? order : order.reversed())
                .toList();
        return cut(call, found, place -> Match.of(place, query, call.flag("highlight")));
    }

    private static ObjectNode files(ApiCall call) {
        Query query = new Query(call.required("query"));
        Team team = call.team();
        List<SharedFile> found = team.files().values().stream()
                .filter(file -> !file.isDeleted())
                .filter(file ->
                        file.user().equals(call.user()) || file.channels().anyMatch(call::reads))
                .filter(file -> query.fits(file.name().replace('-', ' ').replace('_', ' ')) || query.fits(file.title()))
                .sorted(Comparator.comparingLong(SharedFile::created).reversed())
                .toList();
        return cut(call, found, file -> FileJson.listed(team, file));
    }

    /** By page and count, or from mark to mark when the first call said {@code *}. */
    private static <T> ObjectNode cut(ApiCall call, List<T> found, Function<T, ObjectNode> shown) {
        int count = call.number("count", USUAL, MOST, "invalid_arguments");
        String cursor = call.arg("cursor").orElse("");
        int page = call.number("page", 1, MOST, "invalid_arguments");
        if (!cursor.isEmpty() && !cursor.equals("*")) {
            page = Integer.parseInt(Cursor.read(call, "page")
                    .filter(next -> next.matches("\\d{1,6}"))
                    .orElse("1"));
        }
        int pages = Math.ceilDiv(found.size(), count);
        int first = (page - 1) * count;
        List<T> matches = found.stream().skip(first).limit(count).toList();
        ObjectNode json = Json.object().put("total", found.size());
        ObjectNode pagination = json.putObject("pagination").put("total_count", found.size());
        pagination.put("page", page).put("per_page", count).put("page_count", pages);
        pagination.put("first", matches.isEmpty() ? 0 : first + 1).put("last", first + matches.size());
        ObjectNode paging = json.putObject("paging").put("count", count).put("total", found.size());
        paging.put("page", page).put("pages", pages);
        ArrayNode array = json.putArray("matches");
        matches.forEach(match -> array.add(shown.apply(match)));
        if (!cursor.isEmpty()) {
            String next = page < pages ? Cursor.of(call, "page", Integer.toString(page + 1)) : "";
            paging.put("next_cursor", next);
        }
        return json;
    }
}
