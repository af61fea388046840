package com.atom.slack.ingestion.messages;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import com.atom.slack.contracts.changes.ArchiveChange;
import com.atom.slack.contracts.changes.ChangeKind;
import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.channels.Channel;

/** Joins claims about messages into their rows and says what a reader sees change. */
@ApplicationScoped
public class Messages {

    private final MessageStore store;
    private final FormerChannel former;
    private final Clock clock;

    Messages(MessageStore store, FormerChannel former, Clock clock) {
        this.store = store;
        this.former = former;
        this.clock = clock;
    }

    /**
     * One claim about one message.
     *
     * @param origin which way it came
     */
    public record Claimed(MessageId id, Origin origin, MessageClaim claim) {}

    /**
     * Joins the claims in the order given, which decides nothing but the order of the changes.
     *
     * @param channels by key, locked by the caller, every channel that is claimed about among them
     * @return what readers see change, in order
     */
    public Uni<List<ArchiveChange>> join(
            SqlConnection tx, String team, Map<Long, Channel> channels, List<Claimed> claims) {
        if (claims.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Map<MessageId, Origin> asked = new LinkedHashMap<>();
        claims.forEach(claimed -> asked.putIfAbsent(claimed.id(), claimed.origin()));
        return store.load(tx, team, asked).chain(states -> {
            List<ArchiveChange> changes = new ArrayList<>();
            for (Claimed claimed : claims) {
                MessageState state = states.get(claimed.id());
                for (MessageState.Visible seen : state.join(claimed.claim())) {
                    changes.add(change(team, channels.get(claimed.id().channelKey()), claimed, seen));
                }
            }
            return store.save(tx, team, List.copyOf(states.values())).replaceWith(changes);
        });
    }

    private ArchiveChange change(String team, Channel channel, Claimed claimed, MessageState.Visible seen) {
        Reactions.Key reaction = seen.reaction();
        return new ArchiveChange(
                team,
                channel.key(),
                channel.id(),
                channel.isPrivate(),
                claimed.id().ts(),
                reaction == null ? null : reaction.user(),
                reaction == null ? null : reaction.name(),
                seen.kind(),
                seen.version(),
                claimed.origin(),
                clock.instant(),
                seen.before(),
                seen.after(),
                0);
    }

    /** Everything that is known of the messages of a channel, as claims that would make it known again, by ts. */
    public Uni<Map<String, List<MessageClaim>>> observed(SqlConnection tx, String team, long channelKey) {
        return former.observed(tx, team, channelKey);
    }

    /** Takes the messages of a channel out of the archive, because they are another channel's; answers what readers see change. */
    public Uni<List<ArchiveChange>> forget(SqlConnection tx, String team, Channel channel, Origin origin) {
        return former.forget(tx, team, channel, origin, clock.instant());
    }

    /** Whether the change made a message visible. */
    public static boolean adds(ArchiveChange change) {
        return change.kind() == ChangeKind.MESSAGE_ADDED;
    }

    /** What Slack counts of threads beside what is held of them. */
    public Uni<List<ThreadHead>> threads(SqlConnection tx, String team, long channelKey, List<ThreadHead> expected) {
        return store.threads(
                        tx,
                        team,
                        channelKey,
                        expected.stream().map(ThreadHead::ts).toList())
                .map(held -> expected.stream()
                        .map(head -> {
                            MessageStore.HeldThread thread = held.get(head.ts());
                            return thread == null
                                    ? head
                                    : new ThreadHead(
                                            head.ts(),
                                            head.expectedReplies(),
                                            head.expectedLatest(),
                                            thread.replies(),
                                            thread.latest());
                        })
                        .toList());
    }
}
