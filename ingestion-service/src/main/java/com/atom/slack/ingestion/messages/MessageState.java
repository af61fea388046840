package com.atom.slack.ingestion.messages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import com.atom.slack.contracts.changes.ChangeKind;
import com.atom.slack.contracts.changes.MessageFacts;
import com.atom.slack.contracts.changes.Origin;
import com.atom.slack.ingestion.messages.MessageClaim.Deletion;
import com.atom.slack.ingestion.messages.MessageClaim.Reaction;
import com.atom.slack.ingestion.messages.MessageClaim.ReactionSnapshot;
import com.atom.slack.ingestion.messages.MessageClaim.Retelling;
import com.atom.slack.ingestion.messages.MessageClaim.Sighting;
import com.atom.slack.ingestion.wire.Fields;
import com.atom.slack.ingestion.wire.SlackTs;

/**
 * Everything known of one message: the join of what was observed of it. Each part is joined by taking a greatest or a least, so
 * neither the order of the observations nor their repetition matters. Used by one thread, within one transaction.
 */
final class MessageState {

    /** Slack's own count of a thread, the newest it gave. */
    record Expected(long at, int replies, @Nullable String latest) {
        boolean before(Expected other) {
            return at != other.at ? at < other.at : replies < other.replies;
        }
    }

    /** A deletion that somebody made: the earliest moment that is known; a deletion by event outdoes a tombstone. */
    record Gone(boolean tombstone, long at) {
        Gone join(Gone other) {
            return new Gone(tombstone && other.tombstone, Math.min(at, other.at));
        }
    }

    /** What became visible, in the order in which it did. */
    record Visible(
            ChangeKind kind,
            Reactions.@Nullable Key reaction,
            long version,
            @Nullable MessageFacts before,
            @Nullable MessageFacts after) {}

    final MessageId id;
    final Reactions reactions = new Reactions();
    boolean held;

    @Nullable
    Content content;

    @Nullable
    Gone gone;

    @Nullable
    Expected expected;

    boolean threadParent;
    long seenAt;
    long absentAt;
    long version;
    Origin origin;

    /** Contents that are not the current one, by hash. */
    final Map<String, Content> versions = new LinkedHashMap<>();

    /** Whether the row's former content must be copied to the versions before the row is overwritten. */
    boolean keepsFormer;

    boolean changed;
    boolean contentChanged;

    MessageState(MessageId id, Origin origin) {
        this.id = id;
        this.origin = origin;
    }

    /** Joins one claim; answers what a reader can see of it. */
    List<Visible> join(MessageClaim claim) {
        List<Visible> seen = new ArrayList<>();
        MessageFacts before = facts();
        String saidBefore = content == null ? null : content.hash();
        boolean parentBefore = threadParent;
        List<Reactions.Key> waiting = content == null ? reactions.present() : List.of();
        List<Reactions.Delta> deltas = apply(claim);
        if (before == null && content != null) {
            appeared(seen, waiting);
        } else if (before == null || facts() == null || !sameSaid(saidBefore) || parentBefore != threadParent) {
            visible(seen, before, facts());
        } else {
            reacted(seen, deltas);
        }
        return seen;
    }

    private boolean sameSaid(@Nullable String hash) {
        return content != null && content.hash().equals(hash);
    }

    /** Reactions that came before their message are told after it, as if they had come in order. */
    private void appeared(List<Visible> seen, List<Reactions.Key> waiting) {
        List<Reactions.Delta> late = waiting.stream()
                .filter(key -> facts() != null && reactions.visible(key))
                .map(key -> new Reactions.Delta(key, true))
                .toList();
        visible(seen, null, facts(reactions.count() - late.size()));
        reacted(seen, late);
    }

    private void visible(List<Visible> seen, @Nullable MessageFacts before, @Nullable MessageFacts after) {
        if (before == null && after == null) {
            return;
        }
        ChangeKind kind = before == null
                ? ChangeKind.MESSAGE_ADDED
                : after == null ? ChangeKind.MESSAGE_DELETED : ChangeKind.MESSAGE_CHANGED;
        seen.add(new Visible(kind, null, ++version, before, after));
    }

    private void reacted(List<Visible> seen, List<Reactions.Delta> deltas) {
        int net = deltas.stream().mapToInt(delta -> delta.added() ? 1 : -1).sum();
        int count = reactions.count() - net;
        for (Reactions.Delta delta : deltas) {
            MessageFacts before = facts(count);
            count += delta.added() ? 1 : -1;
            ChangeKind kind = delta.added() ? ChangeKind.REACTION_ADDED : ChangeKind.REACTION_REMOVED;
            seen.add(new Visible(kind, delta.key(), ++version, before, facts(count)));
        }
    }

    private List<Reactions.Delta> apply(MessageClaim claim) {
        return switch (claim) {
            case Sighting sighting -> see(sighting);
            case Retelling(JsonNode message) -> {
                join(Content.of(message, id.ts(), 0));
                yield List.of();
            }
            case Deletion(boolean tombstone, long at) -> {
                Gone now = new Gone(tombstone, at);
                Gone joined = gone == null ? now : gone.join(now);
                changed |= !joined.equals(gone);
                gone = joined;
                yield List.of();
            }
            case Reaction reaction -> {
                List<Reactions.Delta> deltas = reactions.join(reaction);
                changed |= content != null && !deltas.isEmpty();
                yield deltas;
            }
        };
    }

    private List<Reactions.Delta> see(Sighting sighting) {
        JsonNode message = sighting.message();
        join(Content.of(message, id.ts(), sighting.observedAt()));
        if (sighting.observedAt() > seenAt) {
            seenAt = sighting.observedAt();
            changed = true;
        }
        if (!threadParent && id.ts().equals(Fields.text(message, "thread_ts"))) {
            threadParent = true;
            changed = true;
        }
        Integer replies = Fields.number(message, "reply_count");
        if (replies != null || sighting.reactions() != null) {
            String latest = Fields.text(message, "latest_reply");
            expect(new Expected(
                    sighting.observedAt(), replies == null ? 0 : replies, SlackTs.valid(latest) ? latest : null));
        }
        ReactionSnapshot listed = sighting.reactions();
        if (listed == null) {
            return List.of();
        }
        changed |= listed.asOf() > reactions.asOf();
        return reactions.join(listed);
    }

    private void expect(Expected now) {
        if (expected == null || expected.before(now)) {
            expected = now;
            changed = true;
        }
    }

    private void join(Content now) {
        if (content == null) {
            take(now);
        } else if (content.compareTo(now) < 0) {
            supersede(content, now);
        } else if (!now.hash().equals(content.hash())) {
            keep(now);
        }
    }

    private void supersede(Content former, Content now) {
        if (!former.hash().equals(now.hash())) {
            if (former.raw() == null) {
                keepsFormer = true;
            } else {
                keep(former);
            }
            versions.remove(now.hash());
        }
        // the whole object is the same: the row keeps its own
        boolean same = former.raw() == null && former.rawHash().equals(now.rawHash());
        take(same ? former.seenAgain(now.observedAt()) : now);
    }

    private void take(Content now) {
        content = now;
        changed = true;
        contentChanged |= now.raw() != null;
    }

    private void keep(Content former) {
        versions.merge(former.hash(), former, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    /** Whether readers see nothing of it. */
    boolean deleted() {
        return gone != null || absentAt > seenAt;
    }

    /** {@code explicit}, {@code tombstone} or {@code inferred}; absent for what is not deleted. */
    @Nullable
    String deletedHow() {
        if (gone != null) {
            return gone.tombstone() ? "tombstone" : "explicit";
        }
        return absentAt > seenAt ? "inferred" : null;
    }

    /** The facts of a message that readers can see; absent for one that is deleted or whose content is not known. */
    @Nullable
    MessageFacts facts() {
        return facts(reactions.count());
    }

    private @Nullable MessageFacts facts(int reactionCount) {
        Content shown = content;
        if (shown == null || deleted()) {
            return null;
        }
        String thread = shown.repliesTo() != null ? shown.repliesTo() : threadParent ? id.ts() : null;
        return new MessageFacts(
                shown.user(),
                shown.bot(),
                shown.subtype(),
                thread,
                shown.length(),
                shown.mentions(),
                shown.files().size(),
                reactionCount);
    }
}
