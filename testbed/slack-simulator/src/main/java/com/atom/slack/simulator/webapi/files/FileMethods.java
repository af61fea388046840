package com.atom.slack.simulator.webapi.files;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import com.atom.slack.simulator.acts.Acts;
import com.atom.slack.simulator.webapi.ApiCall;
import com.atom.slack.simulator.webapi.ApiError;
import com.atom.slack.simulator.webapi.ApiMethod;
import com.atom.slack.simulator.webapi.Cursor;
import com.atom.slack.simulator.wire.Json;
import com.atom.slack.simulator.workspace.FileJson;
import com.atom.slack.simulator.workspace.FittingChanges;
import com.atom.slack.simulator.workspace.SharedFile;
import com.atom.slack.simulator.workspace.Ts;
import com.atom.slack.simulator.workspace.User;

/** Files as Slack lists them, by page and count and not by cursor; and their end. */
final class FileMethods {
    private static final Set<String> TYPES = Set.of("all", "spaces", "snippets", "images", "gdocs", "zips", "pdfs");

    private final Acts acts;
    private final FittingChanges changes;

    FileMethods(Acts acts, FittingChanges changes) {
        this.acts = acts;
        this.changes = changes;
    }

    Stream<ApiMethod> all() {
        return Stream.of(
                ApiMethod.read("files.list", ApiMethod.TIER_3, "files:read", FileMethods::list),
                ApiMethod.read("files.info", ApiMethod.TIER_4, "files:read", FileMethods::info),
                ApiMethod.of("files.delete", ApiMethod.TIER_3, "files:write", this::delete),
                ApiMethod.of("files.sharedPublicURL", ApiMethod.TIER_3, "files:write", call -> publish(call, true)),
                ApiMethod.of("files.revokePublicURL", ApiMethod.TIER_3, "files:write", call -> publish(call, false)));
    }

    private static ObjectNode list(ApiCall call) {
        call.needs("files:read");
        call.arg("user").filter(id -> call.team().user(id).isEmpty()).ifPresent(id -> {
            throw new ApiError("user_not_found");
        });
        int count = call.number("count", 100, 1000, "invalid_arguments");
        int page = call.number("page", 1, 100, "invalid_arguments");
        long from = seconds(call, "ts_from", 0);
        long to = seconds(call, "ts_to", Long.MAX_VALUE);
        List<SharedFile> all = call.team().files().values().stream()
                .filter(file -> !file.isDeleted() && reads(call, file))
                .filter(file -> call.arg("channel")
                        .map(id ->
                                file.channels().anyMatch(channel -> channel.id().equals(id)))
                        .orElse(true))
                .filter(file ->
                        call.arg("user").map(id -> id.equals(file.user())).orElse(true))
                .filter(file -> file.created() >= from && file.created() <= to)
                .filter(types(call))
                .sorted(Comparator.comparingLong(SharedFile::created)
                        .thenComparing(SharedFile::id)
                        .reversed())
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode files = answer.putArray("files");
        Cursor.paged(all, count, page, answer).forEach(file -> files.add(FileJson.listed(call.team(), file)));
        return answer;
    }

    private static long seconds(ApiCall call, String name, long absent) {
        if (call.arg(name).filter(given -> !Ts.isTs(given)).isPresent()) {
            throw ApiError.arguments("must be a timestamp [json-pointer:/" + name + "]");
        }
        return call.ts(name, absent) / 1_000_000;
    }

    private static boolean reads(ApiCall call, SharedFile file) {
        return file.user().equals(call.user()) || file.channels().anyMatch(call::reads);
    }

    private static Predicate<SharedFile> types(ApiCall call) {
        List<String> asked = List.of(call.arg("types").orElse("all").split(","));
        if (!TYPES.containsAll(asked)) {
            throw new ApiError("unknown_type");
        }
        return file -> asked.contains("all")
                || asked.contains("images") && file.mimetype().startsWith("image/")
                || asked.contains("pdfs") && file.mimetype().equals("application/pdf")
                || asked.contains("snippets") && file.mode().equals("snippet")
                || asked.contains("zips") && file.mimetype().equals("application/zip");
    }

    private static SharedFile known(ApiCall call) {
        SharedFile file = call.team().files().get(call.required("file"));
        boolean seen = file != null
                && (file.user().equals(call.user()) || file.channels().anyMatch(call::sees));
        if (!seen) {
            throw new ApiError("file_not_found");
        }
        if (file.isDeleted()) {
            throw new ApiError("file_deleted");
        }
        return file;
    }

    private static ObjectNode info(ApiCall call) {
        call.needs("files:read");
        SharedFile file = known(call);
        if (!reads(call, file)) {
            throw new ApiError("not_visible");
        }
        ObjectNode answer = Json.object();
        answer.set("file", FileJson.listed(call.team(), file));
        answer.putArray("comments");
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }

    /** By its owner or an administrator. */
    private ObjectNode delete(ApiCall call) {
        call.needs("files:write");
        SharedFile file = known(call);
        boolean admin = call.team().user(call.user()).filter(User::isAdmin).isPresent();
        if (!file.user().equals(call.user()) && !admin) {
            throw new ApiError("cant_delete_file");
        }
        acts.happen(changes.deleteFile(call.team(), call.user(), file));
        return Json.object();
    }

    private ObjectNode publish(ApiCall call, boolean open) {
        call.needsPerson("files:write");
        SharedFile file = known(call);
        if (!file.user().equals(call.user())) {
            throw new ApiError("not_allowed");
        }
        if (open && file.isPublished()) {
            throw new ApiError("already_public");
        }
        acts.happen(changes.publishFile(call.team(), call.user(), file, open));
        ObjectNode answer = Json.object();
        answer.set("file", FileJson.listed(call.team(), file));
        return answer;
    }
}
