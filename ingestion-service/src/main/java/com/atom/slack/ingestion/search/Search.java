package com.atom.slack.ingestion.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.SearchRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.ingestion.channels.Channel;
import com.atom.slack.ingestion.channels.Channels;
import com.atom.slack.ingestion.channels.Visibility;
import com.atom.slack.ingestion.messages.MessageReads;
import com.atom.slack.ingestion.paging.Cursors;
import com.atom.slack.ingestion.paging.Reads;
import com.atom.slack.kit.problems.CommonProblem;
import com.atom.slack.kit.requests.Fault;

/** Full text over what the caller may see. Deleted messages are never found: they have left the index. */
@ApplicationScoped
class Search {

    private final Reads reads;
    private final SearchStore store;
    private final Visibility visibility;
    private final Channels channels;
    private final MessageReads messages;
    private final Cursors cursors;
    private final Clock clock;

    Search(
            Reads reads,
            SearchStore store,
            Visibility visibility,
            Channels channels,
            MessageReads messages,
            Cursors cursors,
            Clock clock) {
        this.reads = reads;
        this.store = store;
        this.visibility = visibility;
        this.channels = channels;
        this.messages = messages;
        this.cursors = cursors;
        this.clock = clock;
    }

    Uni<SearchAnswer> search(String team, Caller caller, SearchRequest asked) {
        SearchQuery query = understood(asked);
        String scopeName = String.join(
                "|",
                "search",
                team,
                asked.query(),
                String.valueOf(asked.channelId()),
                String.valueOf(asked.userId()),
                String.valueOf(asked.from()),
                String.valueOf(asked.to()),
                asked.sort(),
                asked.sortDir());
        Optional<SearchStore.Position> after = cursors.open(scopeName, asked.cursor())
                .map(p -> new SearchStore.Position(Double.parseDouble(p.get(0)), p.get(1), Long.parseLong(p.get(2))));
        return reads.in(
                team,
                tx -> scope(tx, team, caller, asked, query)
                        .chain(scope -> store.hits(
                                        tx,
                                        scope,
                                        asked.sort().equals("score"),
                                        asked.sortDir().equals("asc"),
                                        after,
                                        asked.count() + 1)
                                .chain(hits -> store.count(tx, scope)
                                        .chain(total ->
                                                answer(tx, team, caller, asked, query, scopeName, hits, total)))));
    }

    private SearchQuery understood(SearchRequest asked) {
        List<Fault> faults = new ArrayList<>();
        SearchQuery query =
                Moments.narrowed(QueryParser.parse(asked.query(), clock, faults), asked.from(), asked.to(), faults);
        if (!faults.isEmpty()) {
            throw CommonProblem.VALIDATION_FAILED.because(
                    faults.stream().map(f -> f.field() + ": " + f.problem()).collect(Collectors.joining("; ")),
                    Map.of("fields", faults));
        }
        return query;
    }

    /** Names become keys; a name that nothing has finds nothing, a channel id that is not visible is a 404. */
    private Uni<SearchStore.Scope> scope(
            SqlConnection tx, String team, Caller caller, SearchRequest asked, SearchQuery query) {
        return visibility
                .also(tx, team, caller)
                .chain(also -> inChannels(tx, team, caller, asked, query)
                        .chain(keys -> fromUsers(tx, team, asked, query)
                                .map(users -> new SearchStore.Scope(
                                        query,
                                        keys.orElse(null),
                                        users.orElse(null),
                                        query.notBefore(),
                                        query.before(),
                                        caller.allChannels(),
                                        also))));
    }

    private Uni<Optional<List<Long>>> inChannels(
            SqlConnection tx, String team, Caller caller, SearchRequest asked, SearchQuery query) {
        Uni<Optional<List<Long>>> named = query.in().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : store.channels(tx, team, query.in()).map(Optional::of);
        return asked.channelId() == null
                ? named
                : visibility
                        .channel(tx, team, caller, asked.channelId())
                        .map(Channel::key)
                        .chain(key -> named.map(keys ->
                                Optional.of(keys.map(k -> k.contains(key)).orElse(true) ? List.of(key) : List.of())));
    }

    private Uni<Optional<List<String>>> fromUsers(
            SqlConnection tx, String team, SearchRequest asked, SearchQuery query) {
        Uni<Optional<List<String>>> named = query.from().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : store.users(tx, team, query.from()).map(Optional::of);
        String user = asked.userId();
        return user == null
                ? named
                : named.map(users ->
                        Optional.of(users.map(u -> u.contains(user)).orElse(true) ? List.of(user) : List.of()));
    }

    private Uni<SearchAnswer> answer(
            SqlConnection tx,
            String team,
            Caller caller,
            SearchRequest asked,
            SearchQuery query,
            String scopeName,
            List<Hit> found,
            long total) {
        boolean more = found.size() > asked.count();
        List<Hit> hits = more ? found.subList(0, asked.count()) : found;
        String next = more ? cursor(scopeName, hits.getLast()) : null;
        return messages.some(tx, team, caller, hits.stream().map(Hit::id).toList())
                .map(views -> scored(views, hits))
                .chain(views -> channels.completeness(tx, team)
                        .map(complete -> new SearchAnswer(
                                true,
                                clock.instant(),
                                views,
                                new SearchAnswer.Paging(asked.count(), total, more, next),
                                total,
                                total >= SearchStore.COUNTED,
                                next,
                                asked.query(),
                                query,
                                complete)));
    }

    private @Nullable String cursor(String scopeName, Hit last) {
        return cursors.seal(
                scopeName,
                String.valueOf(last.score()),
                last.id().ts(),
                String.valueOf(last.id().channelKey()));
    }

    /** Both lists come from one transaction's snapshots; a message deleted between them is in one only. */
    private static List<ObjectNode> scored(List<ObjectNode> views, List<Hit> hits) {
        Map<String, List<Hit>> byTs =
                hits.stream().collect(Collectors.groupingBy(hit -> hit.id().ts()));
        for (ObjectNode view : views) {
            List<Hit> same = byTs.getOrDefault(view.path("ts").asText(), new ArrayList<>());
            if (!same.isEmpty()) {
                Hit hit = same.removeFirst();
                view.put("score", hit.score());
                if (hit.html() != null) {
                    view.put("snippet", hit.html());
                }
            }
        }
        return views;
    }
}
