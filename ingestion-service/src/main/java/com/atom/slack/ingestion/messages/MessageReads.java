package com.atom.slack.ingestion.messages;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.api.MessageFilters;
import com.atom.slack.contracts.api.MessagesRequest;
import com.atom.slack.contracts.api.RepliesRequest;
import com.atom.slack.contracts.identity.Caller;
import com.atom.slack.contracts.internal.MessageLookup;
import com.atom.slack.ingestion.channels.Channel;
import com.atom.slack.ingestion.channels.Channels;
import com.atom.slack.ingestion.channels.Visibility;
import com.atom.slack.ingestion.paging.Completeness;
import com.atom.slack.ingestion.paging.Cursors;
import com.atom.slack.ingestion.paging.Reads;
import com.atom.slack.kit.problems.CommonProblem;

/** Reading messages: a channel's timeline, a thread, or some by their identity; what the caller may not see does not exist. */
@ApplicationScoped
public class MessageReads {

    private final Reads reads;
    private final Visibility visibility;
    private final Channels channels;
    private final Timeline timeline;
    private final MessageViews views;
    private final Cursors cursors;
    private final Clock clock;

    MessageReads(
            Reads reads,
            Visibility visibility,
            Channels channels,
            Timeline timeline,
            MessageViews views,
            Cursors cursors,
            Clock clock) {
        this.reads = reads;
        this.visibility = visibility;
        this.channels = channels;
        this.timeline = timeline;
        this.views = views;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** The channel's timeline, newest first: everything but plain replies. */
    Uni<MessagesAnswer> history(String team, Caller caller, MessagesRequest asked) {
        String scope = String.join(
                "|",
                "messages",
                team,
                asked.channelId(),
                String.valueOf(asked.oldest()),
                String.valueOf(asked.latest()),
                String.valueOf(asked.filters()));
        Optional<List<String>> position = cursors.open(scope, asked.cursor());
        String before = position.map(List::getFirst).orElse(null);
        return reads.in(
                team,
                tx -> visibility
                        .channel(tx, team, caller, asked.channelId())
                        .chain(channel -> total(tx, team, channel, asked, position)
                                .chain(total -> timeline.page(tx, team, channel.key(), asked, before)
                                        .chain(found -> answer(
                                                tx,
                                                team,
                                                channel,
                                                found,
                                                asked.limit(),
                                                total,
                                                shownFilters(asked),
                                                last -> cursors.seal(scope, last, String.valueOf(total)))))));
    }

    private static MessageFilters shownFilters(MessagesRequest asked) {
        return asked.filters() == null
                ? new MessageFilters(null, null, null, null, null, null, null, null, null)
                : asked.filters();
    }

    /** Counted for the first page, carried by the cursor from then on. */
    private Uni<Long> total(
            SqlConnection tx, String team, Channel channel, MessagesRequest asked, Optional<List<String>> position) {
        return position.map(parts -> Uni.createFrom().item(Long.valueOf(parts.get(1))))
                .orElseGet(() -> timeline.total(tx, team, channel.key(), asked));
    }

    /** One thread, oldest first. */
    Uni<MessagesAnswer> replies(String team, Caller caller, RepliesRequest asked) {
        String scope = String.join("|", "replies", team, asked.channelId(), asked.threadTs());
        String after = cursors.open(scope, asked.cursor()).map(List::getFirst).orElse(null);
        return reads.in(
                team,
                tx -> visibility
                        .channel(tx, team, caller, asked.channelId())
                        .chain(channel -> timeline.thread(
                                        tx, team, channel.key(), asked.threadTs(), after, asked.limit())
                                .invoke(found -> {
                                    if (found.isEmpty() && after == null) {
                                        throw CommonProblem.MESSAGE_NOT_FOUND.because(
                                                "thread " + asked.threadTs() + " is not known in this channel");
                                    }
                                })
                                .chain(found -> answer(
                                        tx,
                                        team,
                                        channel,
                                        found,
                                        asked.limit(),
                                        null,
                                        null,
                                        last -> cursors.seal(scope, last)))));
    }

    private interface Sealing {
        String cursor(String lastTs);
    }

    private Uni<MessagesAnswer> answer(
            SqlConnection tx,
            String team,
            Channel channel,
            List<ShownMessage> found,
            int limit,
            @Nullable Long total,
            @Nullable MessageFilters filters,
            Sealing sealing) {
        boolean more = found.size() > limit;
        List<ShownMessage> page = more ? found.subList(0, limit) : found;
        return views.of(tx, team, page)
                .chain(messages -> completeness(tx, team, channel)
                        .map(complete -> new MessagesAnswer(
                                true,
                                clock.instant(),
                                messages,
                                more,
                                total,
                                more ? sealing.cursor(page.getLast().ts()) : null,
                                filters,
                                complete)));
    }

    private Uni<Completeness> completeness(SqlConnection tx, String team, Channel channel) {
        return channels.completeness(tx, team, channel.key());
    }

    /** The views of the messages with these identities, visible ones only, in the order asked. */
    public Uni<List<ObjectNode>> some(SqlConnection tx, String team, Caller caller, List<MessageId> ids) {
        Long[] keys = ids.stream().map(MessageId::channelKey).toArray(Long[]::new);
        String[] ts = ids.stream().map(MessageId::ts).toArray(String[]::new);
        return visibility
                .also(tx, team, caller)
                .chain(also -> timeline.some(tx, team, keys, ts, caller.allChannels(), also))
                .map(found -> found.stream()
                        .sorted(Comparator.comparingInt(m -> ids.indexOf(new MessageId(m.channelKey(), m.ts()))))
                        .toList())
                .chain(found -> views.of(tx, team, found));
    }

    Uni<List<ObjectNode>> lookup(String team, Caller caller, MessageLookup asked) {
        List<MessageId> ids = asked.items().stream()
                .map(item -> new MessageId(item.channelKey(), item.ts()))
                .distinct()
                .toList();
        return reads.in(team, tx -> some(tx, team, caller, ids));
    }
}
