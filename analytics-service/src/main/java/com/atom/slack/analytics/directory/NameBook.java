package com.atom.slack.analytics.directory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;

import com.atom.slack.contracts.identity.Caller;

/**
 * The names of one kind of thing. The archive is asked page by page until every asked id is found; what it answered,
 * and what it did not know, is believed for a while.
 */
final class NameBook {

    private static final int PAGE = 1_000;
    private static final int MOST_PAGES = 10;
    private static final int MOST_NAMES = 100_000;

    private final ArchiveApi archive;
    private final String path;
    private final String list;
    private final Set<String> includes;
    private final Function<JsonNode, Optional<String>> name;
    private final Cache<Key, Optional<String>> known;

    /**
     * @param list name of the array in the answer
     * @param includes flags of the question that leave nobody out
     */
    NameBook(
            ArchiveApi archive,
            DirectoryConfig config,
            String path,
            String list,
            Set<String> includes,
            Function<JsonNode, Optional<String>> name) {
        this.archive = archive;
        this.path = path;
        this.list = list;
        this.includes = includes;
        this.name = name;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_NAMES)
                .expireAfterWrite(config.believed())
                .build();
    }

    /** The names that are known; fails when the archive had to be asked and did not answer. */
    Uni<Map<String, String>> of(Caller caller, String team, Set<String> ids) {
        Set<String> missing = missing(team, ids);
        return missing.isEmpty()
                ? Uni.createFrom().item(() -> held(team, ids))
                : fetch(caller, team, missing, "", 1).map(done -> held(team, ids));
    }

    private Uni<Void> fetch(Caller caller, String team, Set<String> missing, String cursor, int page) {
        ObjectNode question = archive.question(team).put("limit", PAGE);
        includes.forEach(include -> question.put(include, true));
        if (!cursor.isEmpty()) {
            question.put("cursor", cursor);
        }
        return archive.ask(caller, team, path, question).chain(answer -> {
            answer.path(list)
                    .forEach(item -> known.put(new Key(team, item.path("id").asText()), name.apply(item)));
            String next = answer.path("next_cursor").asText("");
            Set<String> stillMissing = missing(team, missing);
            if (stillMissing.isEmpty() || next.isEmpty() || page == MOST_PAGES) {
                stillMissing.forEach(id -> known.put(new Key(team, id), Optional.empty()));
                return Uni.createFrom().voidItem();
            }
            return fetch(caller, team, stillMissing, next, page + 1);
        });
    }

    private Set<String> missing(String team, Set<String> ids) {
        Set<String> missing = new HashSet<>(ids);
        missing.removeIf(id -> known.getIfPresent(new Key(team, id)) != null);
        return missing;
    }

    private Map<String, String> held(String team, Set<String> ids) {
        Map<String, String> names = new HashMap<>();
        for (String id : ids) {
            Optional<String> held = known.getIfPresent(new Key(team, id));
            if (held != null && held.isPresent()) {
                names.put(id, held.get());
            }
        }
        return names;
    }

    private record Key(String team, String id) {}
}
