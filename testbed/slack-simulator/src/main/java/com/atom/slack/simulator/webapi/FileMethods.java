package com.atom.slack.simulator.webapi;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.SharedFile;

/** Files as Slack lists them: by page and count, not by cursor. */
final class FileMethods {
    private static final Set<String> TYPES = Set.of("all", "spaces", "snippets", "images", "gdocs", "zips", "pdfs");

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.of("files.list", ApiMethod.TIER_3, "files:read", FileMethods::list),
                ApiMethod.of("files.info", ApiMethod.TIER_4, "files:read", FileMethods::info));
    }

    private static ObjectNode list(ApiCall call) {
        call.needs("files:read");
        int count = call.number("count", 100, 1000, "invalid_arguments");
        int page = call.number("page", 1, 100, "invalid_arguments");
        long from = call.ts("ts_from", 0) / 1_000_000;
        long to = call.ts("ts_to", Long.MAX_VALUE) / 1_000_000;
        Predicate<SharedFile> typed = types(call);
        List<SharedFile> all = call.team().files().values().stream()
                .filter(file -> call.reads(file.channel()))
                .filter(file -> call.arg("channel")
                        .map(id -> id.equals(file.channel().id()))
                        .orElse(true))
                .filter(file ->
                        call.arg("user").map(id -> id.equals(file.user())).orElse(true))
                .filter(file -> file.created() >= from && file.created() <= to)
                .filter(typed)
                .sorted(Comparator.comparingLong(SharedFile::created)
                        .thenComparing(SharedFile::id)
                        .reversed())
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode files = answer.putArray("files");
        all.stream().skip((long) (page - 1) * count).limit(count).forEach(file -> files.add(file.listed(call.team())));
        ObjectNode paging = answer.putObject("paging").put("count", count).put("total", all.size());
        paging.put("page", page).put("pages", Math.ceilDiv(all.size(), count));
        return answer;
    }

    private static Predicate<SharedFile> types(ApiCall call) {
        List<String> asked = List.of(call.arg("types").orElse("all").split(","));
        if (!TYPES.containsAll(asked)) {
            throw new ApiError("unknown_type");
        }
        return file -> asked.contains("all")
                || asked.contains("images") && file.mimetype().startsWith("image/")
                || asked.contains("pdfs") && file.mimetype().equals("application/pdf")
                || asked.contains("zips") && file.mimetype().equals("application/zip");
    }

    private static ObjectNode info(ApiCall call) {
        call.needs("files:read");
        String id = call.arg("file").orElseThrow(() -> new ApiError("file_not_found"));
        SharedFile file = call.team().files().get(id);
        if (file == null || !call.sees(file.channel())) {
            throw new ApiError("file_not_found");
        }
        if (!call.reads(file.channel())) {
            throw new ApiError("not_visible");
        }
        ObjectNode answer = Json.object();
        answer.set("file", file.listed(call.team()));
        answer.putArray("comments");
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }
}
